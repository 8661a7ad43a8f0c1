using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ContentApi.Content;

/// <summary>The two readings of a run of spans: with markers, as shown, and without, as digested.</summary>
public static class Spans
{
    /// <summary>The text as a reader sees it, markers as « (1) » or « (1, 2) ».</summary>
    public static string Text(ImmutableArray<Span> content, Func<string, int> number)
    {
        var text = new StringBuilder();
        Append(text, content, number);
        return text.ToString();
    }

    /// <summary>The text without markers and without the white space before them.</summary>
    public static string CanonicalText(ImmutableArray<Span> content)
    {
        var text = new StringBuilder();
        Append(text, content, number: null);
        return text.ToString();
    }

    /// <summary>Stands for a marker in <see cref="Marked"/>: a character that no published text has.</summary>
    public const char Mark = '\uFFFC';

    /// <summary>The text with one <see cref="Mark"/> for each marker, whatever it cites.</summary>
    public static string Marked(ImmutableArray<Span> content)
    {
        var text = new StringBuilder();
        foreach (var span in content)
        {
            if (span is CitationSpan) text.Append(Mark);
            else if (span is PassageSpan passage) text.Append(Marked(passage.Content));
            else Append(text, [span], number: null);
        }

        return text.ToString();
    }

    public static string Marker(IEnumerable<int> numbers) =>
        $"({string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))})";

    public static IEnumerable<string> CitedKeys(ImmutableArray<Span> content) => content.SelectMany(span => span switch
    {
        CitationSpan citation => citation.Keys,
        PassageSpan passage => CitedKeys(passage.Content),
        _ => [],
    });

    public static IEnumerable<string> Links(ImmutableArray<Span> content) => content.SelectMany(span => span switch
    {
        LinkSpan link => [link.Href],
        PassageSpan passage => Links(passage.Content),
        _ => (IEnumerable<string>)[],
    });

    private static void Append(StringBuilder text, ImmutableArray<Span> content, Func<string, int>? number)
    {
        foreach (var span in content)
        {
            switch (span)
            {
                case TextSpan plain:
                    text.Append(plain.Text);
                    break;
                case StrongSpan strong:
                    text.Append(strong.Text);
                    break;
                case EmphasisSpan emphasis:
                    text.Append(emphasis.Text);
                    break;
                case LinkSpan link:
                    text.Append(link.Text);
                    break;
                case CitationSpan citation when number is not null:
                    text.Append(Marker(citation.Keys.Select(number)));
                    break;
                case CitationSpan:
                    while (text.Length > 0 && char.IsWhiteSpace(text[^1])) text.Length--;
                    break;
                case PassageSpan passage:
                    Append(text, passage.Content, number);
                    break;
                default:
                    throw new NotSupportedException($"{span.GetType().Name} has no text.");
            }
        }
    }
}
