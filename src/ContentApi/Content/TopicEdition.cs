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
    Vetting Vetting,
    Review Review,
    string MaxOffline,
    string? Notice,
    ImmutableArray<Member> Members,
    ImmutableArray<Synonym> Synonyms) : Edition(Document, Slug, Locale)
{
    public override Kind Kind => Kind.Topic;

    public override string Title => Name;

    protected override JsonObject Approved()
    {
        var approved = Terms();
        // Left out when there are none, so that editions from before there were synonyms keep their digests.
        if (Synonyms.Length > 0)
        {
            approved["synonyms"] = new JsonArray([.. Synonyms.Select(synonym => new JsonObject
            {
                ["term"] = synonym.Term,
                ["finds"] = new JsonArray([.. synonym.Finds.Select(words => JsonValue.Create(words))]),
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
        ["vetting"] = new JsonObject { ["text"] = Vetting.Text, ["arrangement"] = Vetting.Arrangement },
        ["review"] = new JsonObject
        {
            ["reviewer"] = Review.Reviewer,
            ["reviewedOn"] = Review.ReviewedOn?.ToString("O", CultureInfo.InvariantCulture),
            ["nextReviewOn"] = Review.NextReviewOn?.ToString("O", CultureInfo.InvariantCulture),
        },
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

/// <param name="Text">Who vouches for the words: <c>supplied</c> (with the text) or <c>four-eyes</c> (reviewed here).</param>
/// <param name="Arrangement">The same of what is ours: questions, roles, focus, topic title. <c>unreviewed</c> or <c>four-eyes</c>.</param>
public sealed record Vetting(string Text, string Arrangement)
{
    /// <summary>Sections and citations are the source's alone: nothing in them was arranged by us.</summary>
    public string? ArrangementOf(Kind kind) => kind is Kind.Section or Kind.Citation ? null : Arrangement;
}

public sealed record Review(string? Reviewer, DateOnly? ReviewedOn, DateOnly? NextReviewOn);

/// <summary>A document's place in its topic. The order of members of one kind is their reading order; a citation's is its number.</summary>
/// <param name="Parent">The section that a section stands in.</param>
public sealed record Member(Guid Document, Kind Kind, Guid? Parent);
