using ContentApi.Readable;

namespace ContentApi.Formats;

/// <summary>What may become a link: the checker lets nothing else through, and no form relies on that.</summary>
internal static class WebAddress
{
    public static string? Of(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? url : null;

    /// <summary>Where a reader finds what is cited: its DOI, else its page.</summary>
    public static string? Of(ReadableCitation citation) => citation.Doi is { } doi
        ? "https://doi.org/" + string.Join('/', doi.Split('/').Select(Uri.EscapeDataString))
        : Of(citation.Url);

    /// <summary>Whether the printed reference shows where to find what is cited.</summary>
    public static bool IsPrinted(ReadableCitation citation) =>
        citation.Doi is null && Of(citation.Url) is { } url && citation.Text.Contains(url, StringComparison.Ordinal);

    public static string Name(ReadableCitation citation) => citation.Doi is { } doi ? $"doi:{doi}" : citation.Url!;
}
