/** The words of a request in the languages of the mail services. `{x}` is filled in; sentences stand alone, so that a missing fact leaves no gap. */
import type { Language } from './types.ts';

interface Words {
	/** `{ip}`, `{code}`, `{domain}`; parts without a fact are left out. */
	readonly subject: string;
	readonly hello: string;
	/** What stands between a label and its value. */
	readonly colon: string;
	readonly asked: string;
	readonly ip: string;
	readonly senderDomain: string;
	readonly recipientDomain: string;
	readonly recipient: string;
	/** The server that refused the mail. */
	readonly host: string;
	readonly code: string;
	readonly date: string;
	readonly answer: string;
	readonly done: string;
	readonly closing: string;
	readonly regards: string;
	readonly website: string;
	/** `{date}`, `{resolver}`, `{clear}`, `{listed}`, `{unknown}`: numbers of lists. */
	readonly checked: string;
	readonly listedOn: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
	en: {
		subject: 'Please lift the block',
		hello: 'Hello,',
		colon: ': ',
		asked: 'Your mail service turns away mail from our server. Please check this block and lift it.',
		ip: 'IP address of our server',
		senderDomain: 'Sender domain',
		recipientDomain: 'Recipient domain',
		recipient: 'Recipient',
		host: 'Refused by',
		code: 'Error code',
		date: 'Date',
		answer: 'The answer of your server:',
		done: 'What we have done before asking:',
		closing: 'If you need anything else to decide, please tell us what.',
		regards: 'Kind regards',
		website: 'Website',
		checked:
			'Public blocklists asked on {date}. Lists that have the address: {listed}. Lists that do not: {clear}. Lists that could not be asked: {unknown}.',
		listedOn: 'Listed on',
	},
	de: {
		subject: 'Bitte um Aufhebung der Sperre',
		hello: 'Guten Tag,',
		colon: ': ',
		asked:
			'Ihr Maildienst weist Nachrichten von unserem Server ab. Bitte prüfen Sie die Sperre und heben Sie sie auf.',
		ip: 'IP-Adresse unseres Servers',
		senderDomain: 'Absenderdomain',
		recipientDomain: 'Empfängerdomain',
		recipient: 'Empfänger',
		host: 'Abgewiesen von',
		code: 'Fehlercode',
		date: 'Datum',
		answer: 'Antwort Ihres Servers:',
		done: 'Vor dieser Anfrage erledigt:',
		closing: 'Wenn Sie für die Entscheidung noch etwas brauchen, sagen Sie uns bitte, was.',
		regards: 'Mit freundlichen Grüßen',
		website: 'Website',
		checked:
			'Öffentliche Sperrlisten, abgefragt am {date}. Listen mit dieser Adresse: {listed}. Listen ohne sie: {clear}. Nicht abfragbare Listen: {unknown}.',
		listedOn: 'Eingetragen bei',
	},
	fr: {
		subject: 'Demande de levée de blocage',
		hello: 'Bonjour,',
		colon: ' : ',
		asked:
			'Votre service de messagerie refuse les messages de notre serveur. Merci de vérifier ce blocage et de le lever.',
		ip: 'Adresse IP de notre serveur',
		senderDomain: "Domaine de l'expéditeur",
		recipientDomain: 'Domaine du destinataire',
		recipient: 'Destinataire',
		host: 'Refusé par',
		code: "Code d'erreur",
		date: 'Date',
		answer: 'Réponse de votre serveur :',
		done: 'Ce qui a été fait avant cette demande :',
		closing: "S'il vous manque une information pour décider, merci de nous dire laquelle.",
		regards: 'Cordialement',
		website: 'Site web',
		checked:
			"Listes noires publiques interrogées le {date}. Listes qui ont l'adresse : {listed}. Listes qui ne l'ont pas : {clear}. Listes sans réponse : {unknown}.",
		listedOn: 'Présente sur',
	},
	es: {
		subject: 'Solicitud de desbloqueo',
		hello: 'Hola:',
		colon: ': ',
		asked:
			'Su servicio de correo rechaza los mensajes de nuestro servidor. Les rogamos que revisen el bloqueo y lo levanten.',
		ip: 'Dirección IP de nuestro servidor',
		senderDomain: 'Dominio del remitente',
		recipientDomain: 'Dominio del destinatario',
		recipient: 'Destinatario',
		host: 'Rechazado por',
		code: 'Código de error',
		date: 'Fecha',
		answer: 'Respuesta de su servidor:',
		done: 'Lo que se ha hecho antes de esta solicitud:',
		closing: 'Si necesitan algo más para decidir, les rogamos que nos lo digan.',
		regards: 'Un cordial saludo',
		website: 'Sitio web',
		checked:
			'Listas negras públicas consultadas el {date}. Listas que incluyen la dirección: {listed}. Listas que no la incluyen: {clear}. Listas sin respuesta: {unknown}.',
		listedOn: 'Incluida en',
	},
	it: {
		subject: 'Richiesta di sblocco',
		hello: 'Buongiorno,',
		colon: ': ',
		asked:
			'Il vostro servizio di posta respinge i messaggi del nostro server. Vi preghiamo di verificare il blocco e di toglierlo.',
		ip: 'Indirizzo IP del nostro server',
		senderDomain: 'Dominio del mittente',
		recipientDomain: 'Dominio del destinatario',
		recipient: 'Destinatario',
		host: 'Respinto da',
		code: 'Codice di errore',
		date: 'Data',
		answer: 'Risposta del vostro server:',
		done: 'Che cosa è stato fatto prima di questa richiesta:',
		closing: 'Se vi serve altro per decidere, fatecelo sapere.',
		regards: 'Cordiali saluti',
		website: 'Sito web',
		checked:
			"Liste nere pubbliche interrogate il {date}. Liste che contengono l'indirizzo: {listed}. Liste che non lo contengono: {clear}. Liste senza risposta: {unknown}.",
		listedOn: 'Presente in',
	},
};
