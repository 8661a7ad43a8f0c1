using Microsoft.Net.Http.Headers;

namespace ContentApi.Http;

/// <summary>Which bytes of a file a request wants (RFC 9110 §14): all of them, one range, or none that there are.</summary>
public readonly record struct ByteRange(int Start, int Length, bool IsWhole)
{
    /// <returns>Null: the range begins behind the end.</returns>
    public static ByteRange? Of(HttpRequest request, Representation file)
    {
        var whole = new ByteRange(0, file.Identity.Bytes.Length, IsWhole: true);
        // Several ranges at once are answered with all there is, as the RFC allows: nobody who resumes a download asks for them.
        if (!HttpMethods.IsGet(request.Method)
            || request.Headers.Range.Count != 1
            || !RangeHeaderValue.TryParse(request.Headers.Range[0], out var asked)
            || asked.Unit != "bytes"
            || asked.Ranges.Count != 1
            || !IsOfThisFile(request, file)) return whole;

        var (from, to) = (asked.Ranges.Single().From, asked.Ranges.Single().To);
        var last = whole.Length - 1;
        if (from is null) return to > 0 ? Between(Math.Max(0, whole.Length - to.Value), last) : null;
        return from <= last ? Between(from.Value, Math.Min(to ?? last, last)) : null;
    }

    private static ByteRange Between(long first, long last) => new((int)first, (int)(last - first + 1), IsWhole: false);

    /// <summary>A part of another file must not be put behind the part that the client has.</summary>
    private static bool IsOfThisFile(HttpRequest request, Representation file) =>
        request.Headers.IfRange.Count == 0 || request.Headers.IfRange == file.Identity.ETag || request.Headers.IfRange == file.LastModified;
}
