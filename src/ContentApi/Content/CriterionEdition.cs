using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <summary>What the source says about who may be treated and what is checked first. It informs: there is nothing to evaluate.</summary>
/// <param name="AppliesTo">The source's own words, « si vous êtes une femme », or null.</param>
/// <param name="AsOf">The date that the source gives for this statement, or null.</param>
public sealed record CriterionEdition(
    Guid Document,
    string Slug,
    string Locale,
    CriterionRole Role,
    ImmutableArray<Quote> Statement,
    string? AppliesTo,
    DateOnly? AsOf) : Edition(Document, Slug, Locale)
{
    public override Kind Kind => Kind.EligibilityCriterion;

    public override string Title => Role.Word();

    public override IEnumerable<Guid> Refers => Statement.Select(quote => quote.Document).Distinct();

    protected override JsonObject Approved() => new()
    {
        ["kind"] = Kind.Word(),
        ["slug"] = Slug,
        ["locale"] = Locale,
        ["role"] = Role.Word(),
        ["statement"] = Quote.Approved(Statement),
        ["appliesTo"] = AppliesTo,
        ["asOf"] = AsOf?.ToString("O", CultureInfo.InvariantCulture),
    };
}

public enum CriterionRole
{
    Indication,
    Prescriber,
    PreTreatmentCheck,
    Monitoring,
    SelfCare,
    WhenToSeekCare,
    Safeguard,
}

public static class CriterionRoles
{
    private static readonly string[] Words = ["indication", "prescriber", "pre-treatment-check", "monitoring", "self-care", "when-to-seek-care", "safeguard"];

    public static IReadOnlyCollection<string> All => Words;

    public static string Word(this CriterionRole role) => Words[(int)role];

    public static bool TryParse(string word, out CriterionRole role)
    {
        var index = Array.IndexOf(Words, word);
        role = (CriterionRole)Math.Max(index, 0);
        return index >= 0;
    }
}
