namespace ContentApi.Packages;

/// <summary>An item of <c>concerns.yaml</c> as read.</summary>
/// <param name="On">The topic's slug, a section's, or <c>section#block</c>, as <paramref name="Key"/> says.</param>
internal sealed record ConcernEntry(SourceFile File, string Key, string? On, int OnLine, string Text, DateOnly? Since)
{
    public const string Topic = "topic";
    public const string Section = "section";
    public const string Block = "block";

    private static readonly string[] Places = [Topic, Section, Block];

    public static ConcernEntry? Read(SourceFile file, YamlNode node)
    {
        if (Fields.Of(file, node, "A notice of concern", ["text", "since"], Places) is not { } fields) return null;
        if (Places.Where(place => fields.Node(place) is not null).ToArray() is not [var key])
        {
            file.Fault(fields.Line, "A notice of concern is about one thing: write one of topic, section, block.");
            return null;
        }

        if (fields.IsNull("since")) file.Fault(fields.LineOf("since"), "'since' is null: write the day on which the notice was written, as 2026-01-31.");
        var on = key == Block ? fields.Text(key, QuoteEntry.IsReference, "section#block") : fields.Text(key, Grammar.IsSlug, $"the {key}'s slug");
        return new ConcernEntry(file, key, on, fields.LineOf(key), fields.Statement("text") ?? "", fields.DateOrNull("since"));
    }
}
