interface Props {
	/** The cause was on the sender's side. */
	readonly own: boolean;
	readonly kept: boolean;
}

/** The short close: what keeps it from coming back. */
export function AfterYes({ own, kept }: Props) {
	return (
		<div class="callout callout-tip">
			<p class="callout-title">Good. Your mail goes through again.</p>
			{own ? (
				<>
					<p>So that it does not come back:</p>
					<ul>
						<li>
							Use a long password of its own for <a href="/guides/change-mailbox-passwords/">every mailbox</a>
							.
						</li>
						<li>
							Keep <a href="/guides/update-and-remove-applications/">your website’s applications</a> up to
							date.
						</li>
						<li>
							Have <a href="/guides/spf-dkim-dmarc/">SPF, DKIM and DMARC</a> set for your domain.
						</li>
						<li>
							<a href="/blocklist-check/">Check the address</a> once more in a week.
						</li>
					</ul>
				</>
			) : (
				<p>There is nothing more to do.</p>
			)}
			{kept && <p>You can erase the kept case now, or keep it for your records.</p>}
		</div>
	);
}
