using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ContentApi.Content;

/// <summary>The topic: whose text this is, under what terms, and the order in which its documents are read.</summary>
public sealed record TopicEdition(
    Guid Document,
    string Slug,
    string Locale,
    string Name,
    string Jurisdiction,
    string Audience,
    ImmutableArray<Coding> Codings,
    string? Owner,
    string? Licence,
    string? Attribution,
    string MaxOffline,
    string? Notice,
    ImmutableArray<Member> Members,
    ImmutableArray<Synonym> Synonyms,
    ImmutableArray<Concern> Concerns) : Edition(Document, Slug, Locale)
{
    public override Kind Kind => Kind.Topic;

    public override string Title => Name;

    /// <param name="block">Null: what is said of the whole document.</param>
    public IEnumerable<Concern> ConcernsAbout(Guid document, string? block = null) =>
        Concerns.Where(concern => concern.Document == document && concern.Block == block);

    protected override JsonObject Approved()
    {
        var approved = Terms();
        // Lists that most topics do not have are left out when they are empty.
        if (Synonyms.Length > 0)
        {
            approved["synonyms"] = new JsonArray([.. Synonyms.Select(synonym => new JsonObject
            {
                ["term"] = synonym.Term,
                ["finds"] = new JsonArray([.. synonym.Finds.Select(words => JsonValue.Create(words))]),
            })]);
        }

        if (Concerns.Length > 0)
        {
            approved["concerns"] = new JsonArray([.. Concerns.Select(concern => new JsonObject
            {
                ["document"] = concern.Document.ToString(),
                ["block"] = concern.Block,
                ["text"] = concern.Text,
                ["since"] = concern.Since.ToString("O", CultureInfo.InvariantCulture),
            })]);
        }

        return approved;
    }

    private JsonObject Terms() => new()
    {
        ["kind"] = Kind.Word(),
        ["slug"] = Slug,
        ["locale"] = Locale,
        ["title"] = Name,
        ["jurisdiction"] = Jurisdiction,
        ["audience"] = Audience,
        ["codings"] = new JsonArray([.. Codings.Select(coding => new JsonObject
        {
            ["system"] = coding.System,
            ["code"] = coding.Code,
            ["display"] = coding.Display,
        })]),
        ["owner"] = Owner,
        ["licence"] = Licence,
        ["attribution"] = Attribution,
        ["maxOffline"] = MaxOffline,
        ["notice"] = Notice,
        ["members"] = new JsonArray([.. Members.Select(member => new JsonObject
        {
            ["document"] = member.Document.ToString(),
            ["kind"] = member.Kind.Word(),
            ["parent"] = member.Parent?.ToString(),
        })]),
    };
}

/// <param name="System">The code system's URI, as FHIR writes it.</param>
public sealed record Coding(string System, string Code, string Display);

/// <summary>A document's place in its topic. The order of members of one kind is their reading order; a citation's is its number.</summary>
/// <param name="Parent">The section that a section stands in.</param>
public sealed record Member(Guid Document, Kind Kind, Guid? Parent);
