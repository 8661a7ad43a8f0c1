using System.Text.Json;
using System.Text.RegularExpressions;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Http;
using ContentApi.Published;

namespace ContentApi.Delivery.V1.Verification;

/// <summary>Reads the body of a request to verify, strictly: whatever is wrong with it is told at once.</summary>
internal static partial class VerifyBody
{
    private static readonly string[] Ways = ["text", "html", "blocks"];

    /// <param name="served">What addresses are looked up in.</param>
    /// <exception cref="ProblemException">It cannot be used, and why.</exception>
    public static VerifyRequestDto Read(ReadOnlyMemory<byte> body, LoadedRelease served, Urls urls, DocumentReader read)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            return Read(json.RootElement, served, urls, read);
        }
        catch (JsonException)
        {
            throw Invalid([new BodyFault(null, "malformed", "Expected is JSON (RFC 8259) in UTF-8, nested no deeper than an object with an array.")]);
        }
    }

    private static VerifyRequestDto Read(JsonElement root, LoadedRelease served, Urls urls, DocumentReader read)
    {
        if (root.ValueKind != JsonValueKind.Object) throw Invalid([new BodyFault(null, "malformed", "Expected is an object.")]);
        var faults = new List<BodyFault>();
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            if (Name(member) is not { } name || (name is not ("locale" or "expect") && !Ways.Contains(name)))
            {
                faults.Add(new BodyFault(Shown(Name(member)), "unknown", "Known are locale, text, html, blocks and expect."));
            }
            else if (!members.TryAdd(name, member.Value)) faults.Add(new BodyFault(name, "repeated", "Give it once."));
        }

        var given = Ways.Where(members.ContainsKey).ToArray();
        if (given.Length == 0) faults.Add(new BodyFault("text", "missing", "Give one of text, html and blocks."));
        if (given.Length > 1) faults.Add(new BodyFault(given[1], "repeated", "Give only one of text, html and blocks."));
        if (!members.ContainsKey("locale")) faults.Add(new BodyFault("locale", "missing", "Give the language of the text, such as fr."));
        var locale = String("locale");
        if (locale is not null && !Locale().IsMatch(locale)) faults.Add(new BodyFault("locale", "malformed", "Expected is a language, and perhaps a region, such as fr or fr-BE."));
        var request = new VerifyRequestDto { Locale = locale ?? "", Text = String("text"), Html = String("html"), Blocks = Strings("blocks"), Expect = Strings("expect") };
        if (request.Expect is { } expect) Check(expect);
        if (faults.Count == 0 && string.IsNullOrWhiteSpace(request.Text ?? request.Html ?? string.Concat(request.Blocks!)))
        {
            faults.Add(new BodyFault(given[0], "empty", "There is nothing to compare."));
        }

        return faults.Count == 0 ? request : throw Invalid(faults);

        string? String(string name) => members.TryGetValue(name, out var value) ? Text(name, value) : null;

        void Check(IReadOnlyList<string> expect)
        {
            if (expect.Count == 0) faults.Add(new BodyFault("expect", "empty", "Give an address, or leave it out."));
            if (expect.Count > ExpectedContent.Most) faults.Add(new BodyFault("expect", "too-many", $"Give no more than {ExpectedContent.Most}."));
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (at, address) in expect.Take(ExpectedContent.Most).Index())
            {
                if (faults.Any(fault => fault.Member == $"expect[{at}]")) continue;
                if (!seen.Add(address)) faults.Add(new BodyFault($"expect[{at}]", "repeated", "Give it once."));
                else if (locale is not null && ExpectedContent.Fault(served, urls, read, locale, address) is { } fault) faults.Add(new BodyFault($"expect[{at}]", fault.Code, fault.Detail));
            }
        }

        string[]? Strings(string name)
        {
            if (!members.TryGetValue(name, out var value)) return null;
            if (value.ValueKind == JsonValueKind.Array) return [.. value.EnumerateArray().Select((item, at) => Text($"{name}[{at}]", item) ?? "")];
            faults.Add(new BodyFault(name, "malformed", "Expected is an array of strings."));
            return null;
        }

        string? Text(string name, JsonElement value)
        {
            try
            {
                if (value.ValueKind == JsonValueKind.String) return value.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, which is no character.
            }

            faults.Add(new BodyFault(name, "malformed", "Expected is a string of Unicode characters."));
            return null;
        }
    }

    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Shown(string? name) => name is { Length: > 40 } ? name[..40] : name;

    private static ProblemException Invalid(IReadOnlyList<BodyFault> faults) => new(Problems.InvalidBody(faults));

    [GeneratedRegex(@"^[a-z]{2,3}(-[A-Z]{2})?\z")]
    private static partial Regex Locale();
}
