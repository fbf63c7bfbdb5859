declare module 'virtual:site-colours.css';
declare module '*.css?url' {
	const address: string;
	export default address;
}
