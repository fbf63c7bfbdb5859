import { describe, expect, it } from 'vitest';
import { loadContent } from '../../src/schema/load.ts';
import {
	blocklistsOf,
	codesOfCause,
	markedSample,
	relatedServices,
	sentencesByCause,
	sentencesByService,
	serviceHeading,
} from '../../src/site/mail-services.ts';

const content = loadContent();
const gmail = content.providers.get('gmail')?.data;
const proofpoint = content.providers.get('proofpoint')?.data;
if (!gmail || !proofpoint) throw new Error('gmail and proofpoint are part of the content');
const sentence = {
	sample: '550 Blocked - see [S3150] now',
	code: null,
	meaning: null,
	action: null,
	unverified: false,
};

describe('pages of mail services', () => {
	it('shows every sentence of a service once, under its cause', () => {
		const groups = sentencesByCause(content, gmail);
		expect(groups.flatMap(({ sentences }) => sentences).length).toBe(gmail.phrases.length);
		expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
		expect(groups.every(({ id, href }) => href === `/causes/${id}/`)).toBe(true);
	});

	it('shows a cause’s sentences by service, fully described ones first', () => {
		const groups = sentencesByService(content, 'ip-blocked');
		const depths = groups.map(({ id }) => content.providers.get(id)?.data.depth);
		expect(depths.lastIndexOf('deep')).toBeLessThan(depths.indexOf('basic'));
		expect(groups.every(({ sentences }) => sentences.length > 0)).toBe(true);
	});

	it('marks the pieces that decide, whatever their case and order', () => {
		const runs = markedSample({ ...sentence, pieces: ['s3150', 'BLOCKED'] });
		expect(runs.filter(({ decides }) => decides).map(({ text }) => text)).toEqual(['Blocked', 'S3150']);
		expect(runs.map(({ text }) => text).join('')).toBe(sentence.sample);
	});

	it('marks overlapping pieces once and keeps the text whole', () => {
		const runs = markedSample({ ...sentence, pieces: ['Blocked - see', 'see [S3150]', 'not there'] });
		expect(runs.map(({ text }) => text).join('')).toBe(sentence.sample);
	});

	it('links only blocklists that have a page', () => {
		const links = blocklistsOf(content, { ...proofpoint, blocklists: ['no-such-list'], phrases: [] });
		expect(links).toEqual([]);
	});

	it('relates services that are mixed up, stand behind one another, or are asked at one place', () => {
		const related = (id: string) => relatedServices(content, id).map(({ href }) => href);
		expect(related('microsoft-365')).toContain('/providers/outlook-consumer/');
		expect(related('icloud')[0]).toBe('/providers/proofpoint/');
		expect(related('sky')[0]).toBe('/providers/yahoo/');
		expect(related('yahoo')).toContain('/providers/att/');
		expect(related('yahoo')).not.toContain('/providers/yahoo/');
		expect(related('no-such-service')).toEqual([]);
	});

	it('links the codes that can mean a cause', () => {
		expect(codesOfCause(content, 'mailbox-full').map(({ href }) => href)).toContain('/codes/5-2-2/');
	});

	it('says what happened by the kind of service', () => {
		expect(serviceHeading(gmail)).toMatch(/^Mail to .* came back$/);
		expect(serviceHeading(proofpoint)).toMatch(/turned your mail back$/);
	});
});
