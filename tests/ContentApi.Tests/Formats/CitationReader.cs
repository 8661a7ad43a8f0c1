using System.Text;
using System.Text.RegularExpressions;

namespace ContentApi.Tests.Formats;

/// <summary>Reads BibTeX and RIS as their formats say: entries with balanced braces, and tagged lines from TY to ER.</summary>
internal static partial class CitationReader
{
    public static List<Dictionary<string, string>> BibTex(string bib)
    {
        var entries = new List<Dictionary<string, string>>();
        for (var at = bib.IndexOf('@'); at >= 0; at = bib.IndexOf('@', at))
        {
            var open = bib.IndexOf('{', at);
            var fields = new Dictionary<string, string> { ["type"] = bib[(at + 1)..open] };
            var end = bib.IndexOfAny([',', '}'], open);
            fields["key"] = bib[(open + 1)..end];
            at = end;
            while (bib[at] == ',')
            {
                var equals = bib.IndexOf('=', at);
                var name = bib[(at + 1)..equals].Trim();
                var from = bib.IndexOf('{', equals);
                at = Closing(bib, from);
                fields.Add(name, Unescape(bib[(from + 1)..at]));
                at = bib.IndexOfAny([',', '}'], at + 1);
            }

            entries.Add(fields);
        }

        return entries;
    }

    public static List<ILookup<string, string>> Ris(string ris)
    {
        var records = new List<ILookup<string, string>>();
        var tags = new List<(string Tag, string Value)>();
        foreach (var line in ris.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var match = TaggedLine().Match(line);
            match.Success.Should().BeTrue(line);
            if (tags.Count == 0) match.Groups[1].Value.Should().Be("TY");
            if (match.Groups[1].Value != "ER")
            {
                tags.Add((match.Groups[1].Value, match.Groups[2].Value));
                continue;
            }

            records.Add(tags.ToLookup(tag => tag.Tag, tag => tag.Value));
            tags = [];
        }

        tags.Should().BeEmpty("every record ends with ER");
        return records;
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return i;
        }

        throw new FormatException("A brace is not closed.");
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder(value.Replace(@"\textbackslash{}", "\u0001").Replace(@"\textasciitilde{}", "~").Replace(@"\textasciicircum{}", "^"));
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}') text.Remove(i--, 1);
            else if (text[i] == '\\') text.Remove(i, 1);
        }

        return text.Replace('\u0001', '\\').ToString();
    }

    [GeneratedRegex(@"\A([A-Z][A-Z0-9])  - (.*)\z")]
    private static partial Regex TaggedLine();
}
