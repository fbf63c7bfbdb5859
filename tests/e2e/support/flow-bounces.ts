/** One bounce for each flow, in the words that servers use: each must enter that flow when it is pasted. */
export const FLOW_BOUNCES: Readonly<Record<string, string>> = {
	'550-5-7-1': '550 5.7.1 Message rejected for policy reasons beyond our ken',
	authentication:
		'550 5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.',
	'blocked-ip':
		"550 5.7.1 Unfortunately, messages from [192.0.2.10] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
	blocklisted:
		'554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using dnsbl-3.uceprotect.net; Your ISP is on the list',
	'spam-content': '554 5.7.1 The message was rejected because it contains prohibited virus or spam content',
	'rate-limited': '451 4.7.1 Greylisting in action, please come back later',
	'user-unknown': '552 5.2.2 <anna@example.com>: The mailbox is full (over quota)',
	'relay-denied': '554 5.7.1 <anna@example.com>: Relay access denied',
	'too-large': '552 5.3.4 Message size exceeds fixed maximum message size',
	'dns-network':
		'<anna@example.com>: Host or domain name not found. Name service error for name=example.com type=MX: Host not found',
};
