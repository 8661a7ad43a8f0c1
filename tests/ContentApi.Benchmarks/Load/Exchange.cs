using System.Text;

namespace ContentApi.Benchmarks.Load;

/// <summary>A request as it goes over the wire, and what must come back: an answer that differs is no measurement.</summary>
/// <param name="Length">Bytes of the body; null: any.</param>
internal sealed record Exchange(byte[] Request, int Status, int? Length)
{
    public static readonly string[] Brotli = ["Accept-Encoding: gzip, deflate, br"];
    public static readonly string[] Identity = [];

    /// <summary>What is measured asks as a plain client does: a host, any media type, and what is given here.</summary>
    public static byte[] Get(string path, params ReadOnlySpan<string> headers) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n{string.Concat(headers.ToArray().Select(header => header + "\r\n"))}\r\n");

    public static Exchange Expecting(Recorded answer, string path, params ReadOnlySpan<string> headers) =>
        new(Get(path, headers), answer.Status, answer.Body.Length);
}
