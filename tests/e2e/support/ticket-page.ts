/** The page /ticket/ as a reader fills it in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

export const BOUNCE = readFileSync(join(import.meta.dirname, '../../bounces/dsn.eml'), 'utf8');
export const paste = (page: Page) => page.getByLabel('Paste the message that came back');
export const ticket = (page: Page) => page.getByRole('textbox', { name: /^The ticket/ });

/** Opens the page; with a bounce, pastes it and waits until it is read. */
export async function open(page: Page, bounce: string | null = BOUNCE): Promise<void> {
	await page.goto('/ticket/');
	await expect(ticket(page)).toBeVisible();
	if (bounce === null) return;
	await paste(page).fill(bounce);
	await page.getByRole('button', { name: 'Read it' }).click();
	await expect(page.getByText('We read:')).toBeVisible({ timeout: 15_000 });
}

export const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
