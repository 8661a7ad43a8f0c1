using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary>An item of <c>eligibility.yaml</c> as read.</summary>
internal sealed record CriterionEntry(
    Identity Identity,
    CriterionRole Role,
    ImmutableArray<QuoteEntry> Statement,
    string? AppliesTo,
    int AppliesToLine,
    DateOnly? AsOf)
{
    public static CriterionEntry? Read(SourceFile file, YamlNode node)
    {
        if (Fields.Of(file, node, "A criterion", ["id", "slug", "role", "statement", "appliesTo", "asOf"]) is not { } fields) return null;
        var roles = Enum.GetValues<CriterionRole>().ToDictionary(role => role.Word());
        return new CriterionEntry(
            fields.Identity(),
            roles.GetValueOrDefault(fields.OneOf("role", [.. roles.Keys]) ?? ""),
            QuoteEntry.ReadAll(file, fields, "statement"),
            fields.TextOrNull("appliesTo"),
            fields.LineOf("appliesTo"),
            fields.DateOrNull("asOf"));
    }
}
