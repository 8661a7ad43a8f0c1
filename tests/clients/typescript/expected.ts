// The shared inputs and expected values of all clients. The site serves the seed, with one question withdrawn.
import { gunzipSync } from 'node:zlib';

const setting = (name: string): string => {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: run npm run check.`);
    return value;
};

export const api = setting('CONTENTAPI_URL');

// A simulated future version of the API, with block, span and change types, roles and members that clients do not know yet.
export const tomorrow = setting('CONTENTAPI_TOMORROW');

export const locale = 'fr';
export const topic = 'anti-interleukines';
export const section = 'anti-interleukines-suivi';
export const sectionWithList = 'anti-interleukines-pour-qui';
export const block = 'verifications-liste';
export const faq = 'anti-interleukines-arret';
export const criterion = 'anti-interleukines-indication';
export const citation = 'anti-interleukines-inserm';
export const withdrawn = 'anti-interleukines-cabine';
export const absent = 'anti-interleukines-grossesse';
export const page = 'Arrêtez votre traitement avant d’en avoir parlé avec votre médecin.';

export const readBundle = async (file: Blob): Promise<unknown[]> =>
    gunzipSync(Buffer.from(await file.arrayBuffer())).toString('utf8').trimEnd().split('\n').map(line => JSON.parse(line) as unknown);
