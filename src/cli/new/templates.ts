/** A first file for each kind of content: whole, so that only what is marked `FILL` is left to write. */
import { categories } from '../../schema/article.ts';
import type { Kind } from '../../schema/checks/context.ts';

export interface Known {
	/** Today as `YYYY-MM-DD`. */
	readonly today: string;
	/** A node that a new cause may lead to, as `{ id, node }`. */
	readonly entry: { readonly id: string; readonly node: string };
	/** Rank after all causes there are. */
	readonly rank: number;
}

type Template = (name: string, known: Known) => string;

const source = ({ today }: Known): string => `sources:
  - url: https://example.com/FILL
    title: 'FILL: name of the page where you read it'
    date: '${today}'
`;

const article: Template = (_, known) => `---
title: 'FILL: what the reader wants to do, at most 90 letters'
summary: 'FILL: one sentence for lists and search, at most 200 letters'
# One of: ${categories.join(', ')}
category: how-to
# Codes that must find this page, such as '550 5.7.1'. May stay empty.
codes: []
# Causes it explains (content/causes). Related pages come from them. May stay empty.
causes: []
# Other words that people search for, misspelt ones too. May stay empty.
keywords: []
reviewed: '${known.today}'
${source(known)}---

**FILL: the first thing to do, in one sentence.**

## FILL: a heading that says what to do

1. FILL: the first step.
2. FILL: the second step.
`;

const provider: Template = (_, known) => `name: 'FILL: name as people know it'
# mailbox, gateway (filters mail for others) or outbound-relay (sends mail for others)
kind: mailbox
depth: basic
# global, or a country such as DE
region: global
# Other names that people use. May stay empty.
aliases: []
summary: 'FILL: one or two plain sentences: who this is'
# Domains of its recipients, lower-case, such as example.com. May stay empty.
domains: []
# Names of its mail servers, each with a dot before it, such as .mail.example.com. May stay empty.
hosts: []
hostsConfidence: unverified
# Pieces of text that only this service writes. May stay empty.
marks: []
# Its sentences: match, a verbatim sample, cause, meaning, scope (see CONTRIBUTING.md). May stay empty.
phrases: []
delist:
  # form, email, portal or none; a form or portal needs "url", email needs "email"
  route: none
  fields: []
  # anyone, or server-admin where only whoever runs the server may ask
  who: server-admin
  needs: []
  instead: 'FILL: what helps where there is no way to ask'
  confidence: unverified
blocklists: []
notes: []
confidence: unverified
checked: '${known.today}'
${source(known)}`;

const blocklist: Template = (name, known) => `name: 'FILL: name as people know it'
operator: 'FILL: who runs it'
# active, dead, merged or unknown
status: active
# How much it matters: critical, high, medium, low or none
weight: low
summary: 'FILL: what gets an address onto the list'
zones:
  # The zone that is asked over DNS.
  - zone: ${name}.example
    # ip or domain
    lists: ip
    ipv6: false
    codes:
      - code: 127.0.0.2
        meaning: 'FILL: what this answer means'
    # Answers that mean "your question was refused", never a listing.
    errors: []
    # RFC 5782, section 5; null where the list has none.
    testPoint: null
    # yes, no or unknown
    answersPublicResolvers: unknown
    # false until you have seen a true answer: a zone that is asked must be known to work.
    ask: false
# Lower-case pieces of text by which bounces name it. May stay empty.
names: []
usedBy: 'FILL: who turns mail away because of it'
removal:
  # self-service, host-only, expires or none
  route: none
  steps:
    - 'FILL: the first thing to do'
notes: []
confidence: unverified
checked: '${known.today}'
${source(known)}`;

const cause: Template = (_, known) => `title: 'FILL: short name for people, at most 80 letters'
summary: 'FILL: one or two plain sentences, at most 300 letters'
# you, host, recipient or nobody
whoCanAct: you
firstStep: 'FILL: the one thing to do first'
steps:
  - 'FILL: what to do next'
# A guide that says more: article: its-name
# Where the troubleshooter takes over.
flow: { id: ${known.entry.id}, node: ${known.entry.node} }
# you, host or recipient
stoppedAt: recipient
# General sentences; a mail service's own belong into its file. May stay empty.
phrases: []
# Lower is asked earlier.
rank: ${known.rank}
reviewed: '${known.today}'
${source(known)}`;

const flow: Template = (
	_,
	known,
) => `# Node names are part of addresses: never rename one that was published. Answers may lead on to flow/node.
title: 'FILL: what has happened to the reader'
summary: 'FILL: what the reader will know at the end'
start: what
reviewed: '${known.today}'
nodes:
  what:
    kind: question
    title: 'FILL: a question that the reader can answer without help'
    options:
      - id: first
        label: 'FILL: an answer in the words of the reader'
        next: do-it
        # Filled in from the bounce, for example: when: { cause: [rate-limited] }
      - id: not-sure
        label: I'm not sure
        next: ask-host

  do-it:
    kind: outcome
    title: 'FILL: the thing to do'
    body: |
      1. FILL: the first step.
    # you, host, recipient or nobody
    whoCanAct: you
    # Any of: delist-request, blocklist-removal, ticket, contact-recipient, own-fix, wait
    actions: [own-fix, ticket]
    ask: 'FILL: what the ticket asks the host to do, such as: please look into the log.'
    howLong: 'FILL: how long it takes'
    ifNever: 'FILL: what to do when it does not help'

  ask-host:
    kind: outcome
    title: Let a person look at it
    whoCanAct: host
    actions: [ticket]
    howLong: As long as your host takes to answer a ticket.
    ifNever: Ask for the mail server's log lines of this message.
`;

const code: Template = (name, known) => {
	const enhanced = name.includes('-');
	return `code: ${enhanced ? `x.${name.split('-').slice(1).join('.')}` : `'${name}'`}
title: 'FILL: its official name'
meaning: 'FILL: what it means, in one or two plain sentences'
# Such as RFC 3463, or null
rfc: null
# 4: not now, 5: refused for good, 2: success
classes:
${(enhanced ? ['4', '5'] : [name.startsWith('3') ? '2' : (name[0] ?? '5')]).map((digit) => `  - '${digit}'`).join('\n')}
# you, host, recipient or nobody
whoCanAct: you
# Causes that senders of this code have in mind, most likely first. May stay empty.
causes: []
nextStep: 'FILL: the one thing to do'
confidence: unverified
checked: '${known.today}'
${source(known)}`;
};

const tool: Template = (_, known) => `name: 'FILL: name as people know it'
operator: 'FILL: who runs it'
# Any of: ip, domain, headers, message, dns, feedback, tls
checks:
  - ip
summary: 'FILL: what it shows'
reading: 'FILL: what its result means, and what it does not show'
url: https://example.com/FILL
free: true
account: false
confidence: unverified
checked: '${known.today}'
${source(known)}`;

/** By kind; each gives the text of the file. */
export const templates: Readonly<Record<Kind, Template>> = {
	articles: article,
	providers: provider,
	blocklists: blocklist,
	causes: cause,
	flows: flow,
	codes: code,
	tools: tool,
};
