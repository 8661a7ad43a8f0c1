using ContentApi.Delivery.V1;
using ContentApi.Delivery.V1.Forms;
using ContentApi.Http;

namespace ContentApi.Portal;

/// <summary>What stands between a text and its use, as its provenance tells it and no more.</summary>
internal static class Terms
{
    /// <summary>HTML of a list's items.</summary>
    public static string Write(Provenance provenance, string locale, Tongue tongue)
    {
        var words = Words.Of(tongue.Language);
        var lines = new List<string>();
        if (provenance.Review.ReviewedOn is null && provenance.Vetting.Text != "four-eyes") lines.Add($"<strong>{Page.Text(tongue.Say("Texte de démonstration jusqu’à sa relecture par son propriétaire", "Demonstration text until its owner has reviewed it"))}</strong>");
        else lines.Add(Page.Text(provenance.Review.ReviewedOn is { } date ? words.Labelled(words.ReviewedOn, words.Date(date)) : words.ReviewUnknown));
        lines.Add(Page.Text(provenance.Licence is { } licence ? words.Labelled(words.Licence, licence) : words.NoLicence));
        lines.Add(Page.Text(ProvenanceLines.Vouched(words, provenance)));
        if (provenance.Vetting.Arrangement is { } arrangement) lines.Add(Page.Text(arrangement == "four-eyes" ? words.ArrangementReviewed : words.ArrangementUnreviewed));
        if (provenance.Notice is { } notice) lines.Add($"<span lang=\"{Page.Text(locale)}\">{Page.Text(notice)}</span>");
        return string.Concat(lines.Select(line => $"<li>{line}</li>\n"));
    }
}
