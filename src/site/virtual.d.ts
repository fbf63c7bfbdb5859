declare module 'virtual:site-colours.css';
declare module '*.css?url' {
	const address: string;
	export default address;
}
interface ImportMetaEnv {
	/** Address of the host's service (site.yaml `service`), null where there is none; set in astro.config.mjs. */
	readonly SERVICE_URL: string | null | undefined;
}
