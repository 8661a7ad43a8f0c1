using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContentApi.Tests.OpenApi;

/// <summary>An answer of the real host.</summary>
/// <param name="Path">What was asked for, without query.</param>
internal sealed partial record RecordedAnswer(string Path, int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Without the signatures, which are other ones each time that the same is signed.</summary>
    public JsonNode Json => JsonNode.Parse(Signature().Replace(Encoding.UTF8.GetString(Body), "." + new string('A', 86)))!;

    /// <summary>As committed: indented, so that a change can be read.</summary>
    public string Text => Json.ToJsonString(Indented) + "\n";

    public static async Task<RecordedAnswer> OfAsync(HttpResponseMessage response) => new(
        response.RequestMessage!.RequestUri!.AbsolutePath,
        (int)response.StatusCode,
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("(?<=\"eyJ[\\w-]+\\.[\\w-]+)\\.[\\w-]{86}(?=\")")]
    private static partial Regex Signature();

    public override string ToString() => $"{Path} {Status} {Encoding.UTF8.GetString(Body)}";
}
