using ContentApi.Formats;
using ContentApi.Http;
using ContentApi.Readable;

namespace ContentApi.Portal;

/// <summary>What stands between a text and its use, as its provenance tells it and no more.</summary>
internal static class Terms
{
    /// <summary>HTML of a list's items.</summary>
    public static string Write(ReadableProvenance provenance, string locale, PageLanguage tongue)
    {
        var words = UiStrings.Of(tongue.Language);
        var lines = new List<string>();
        if (provenance.ReviewedOn is null && !provenance.IsApproved) lines.Add($"<strong>{PageTemplate.Text(tongue.Say("Texte de démonstration jusqu’à sa relecture par son propriétaire", "Demonstration text until its owner has reviewed it"))}</strong>");
        else lines.Add(PageTemplate.Text(provenance.ReviewedOn is { } date ? words.Labelled(words.ReviewedOn, words.Date(date)) : words.ReviewUnknown));
        lines.Add(PageTemplate.Text(provenance.Licence is { } licence ? words.Labelled(words.Licence, licence) : words.NoLicence));
        lines.Add(PageTemplate.Text(ProvenanceLines.Vouched(words, provenance)));
        if (provenance.IsArrangementApproved is { } isApproved) lines.Add(PageTemplate.Text(isApproved ? words.ArrangementReviewed : words.ArrangementUnreviewed));
        if (provenance.Notice is { } notice) lines.Add($"<span lang=\"{PageTemplate.Text(locale)}\">{PageTemplate.Text(notice)}</span>");
        return string.Concat(lines.Select(line => $"<li>{line}</li>\n"));
    }
}
