using System.Text.RegularExpressions;
using ContentApi.Content.Matching;
using ContentApi.Delivery.V1.Forms;

namespace ContentApi.Delivery.V1;

/// <summary>What our forms say around a text in words of ours. A page that quotes them rightly is not told that they are unknown, nor that they are right.</summary>
internal sealed partial class OwnLines
{
    private readonly HashSet<string> lines;

    public OwnLines(string locale)
    {
        var words = Words.Of(locale);
        string[] told =
        [
            words.Source, words.Licence, words.ReviewedOn, words.Reviewer, words.NextReview, words.Publication, words.Offline, words.Digest, words.Address,
            words.PartOf, words.CitedBy, words.Focus,
        ];
        // Notices of concern begin with the day too, and the age of the sources has no colon.
        Told = [.. told.Select(Label), Keys(words.Concern), Keys(words.SourcesIn.Replace("{0}", "")), Keys(words.SourcesFromTo[..words.SourcesFromTo.IndexOf('{')])];
        Labels = [.. Told, Label(words.AppliesTo), Label(words.AsOf)];
        Criterion = Key(words.Criterion);
        lines =
        [
            Criterion, Key(words.References), Key(words.NoLicence), Key(words.TextSupplied), Key(words.TextWithoutOwner), Key(words.TextReviewed), Key(words.ArrangementUnreviewed),
            Key(words.ArrangementReviewed), Key(words.ReviewUnknown),
        ];
        Reference = Keys(words.Reference)[0];
    }

    /// <summary>What may stand before a text in its line.</summary>
    public IReadOnlyList<string[]> Labels { get; }

    /// <summary>The heading of criteria.</summary>
    public string Criterion { get; }

    private IReadOnlyList<string[]> Told { get; }

    private string Reference { get; }

    public bool Has(InputText input, int line)
    {
        var keys = input.Form.Words.Skip(input.Firsts[line]).Take(input.Firsts[line + 1] - input.Firsts[line]).Select(word => word.Key).ToArray();
        return lines.Contains(string.Join(' ', keys))
            || Told.Any(label => keys.Length > label.Length && keys.AsSpan(0, label.Length).SequenceEqual(label))
            || (keys.Length == 2 && keys[0] == Reference && int.TryParse(keys[1], out _));
    }

    /// <summary>The address that a text is linked with, by itself: where it leads is not compared.</summary>
    public static bool IsAddress(string text) => Address().IsMatch(text);

    [GeneratedRegex(@"^<?(https?://|doi:|pmid:)\S+>?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    private static string Key(string text) => string.Join(' ', Keys(text));

    private static string[] Keys(string text) => [.. MatchingForm.Of(text).Words.Select(word => word.Key)];

    private static string[] Label(string text) => [.. Keys(text), ":"];
}
