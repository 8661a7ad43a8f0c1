// The fetch function for orval's clients: it sets the API's address, and reads each body by its content type.
let baseUrl = 'http://localhost:5080';

export const useBaseUrl = (url: string): void => {
    baseUrl = url;
};

export const fetcher = async <T>(path: string, options?: RequestInit): Promise<T> => {
    const response = await fetch(baseUrl + path, options);
    const type = response.headers.get('Content-Type') ?? '';
    const data = /[/+]json\b/.test(type) ? await response.json() : type.startsWith('text/') ? await response.text() : await response.blob();
    return { status: response.status, headers: response.headers, data } as T;
};
