using System.Collections.Frozen;
using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Published;

/// <summary>
/// A topic and its documents in one release, words included, resolved and immutable. Nothing in it refers outside it, so a release
/// replaces the topics that it changed and shares what is kept of all others (<see cref="TopicEntry"/>).
/// </summary>
public sealed class Topic
{
    private readonly FrozenDictionary<Guid, WholeDocument> documents;
    private readonly FrozenDictionary<Guid, Place> places;
    private readonly ILookup<Guid, WholeDocument> children;
    private readonly ILookup<Guid, WholeDocument> citedBy;
    private readonly ImmutableArray<WholeDocument>[] live;

    private Topic(WholeDocument self, IReadOnlyCollection<WholeDocument> documents)
    {
        Self = self;
        this.documents = documents.ToFrozenDictionary(document => document.Document);
        places = Place.Of(self.Edition as TopicEdition);
        live = [.. Enum.GetValues<Kind>().Select(kind => documents
            .Where(state => state.Kind == kind && state.Edition is not null)
            .OrderBy(state => Position(state.Document))
            .ToImmutableArray())];
        children = Live(Kind.Section).Where(section => Parent(section) is not null).ToLookup(section => Parent(section)!.Document);
        citedBy = Live(Kind.Section)
            .SelectMany(section => section.Edition!.Refers.Distinct().Select(citation => (citation, section)))
            .ToLookup(pair => pair.citation, pair => pair.section);
    }

    public WholeDocument Self { get; }

    public Guid Id => Self.Document;

    public string Locale => Self.Locale;

    /// <summary>The topic's own edition; a topic that is gone has none, and no live document.</summary>
    public TopicEdition Edition => (TopicEdition)Self.Edition!;

    /// <summary>Every document that was ever released in this topic, itself and those that are gone included.</summary>
    public IEnumerable<WholeDocument> Documents => documents.Values;

    /// <exception cref="InvalidDataException">The documents do not make a whole: something shown is missing or was changed.</exception>
    public static Topic Build(IReadOnlyCollection<WholeDocument> documents)
    {
        var self = documents.SingleOrDefault(state => state.Kind == Kind.Topic)
            ?? throw new InvalidDataException($"Documents of topic {documents.First().Topic} are released without it.");
        var topic = new Topic(self, documents);
        Integrity.Check(topic);
        return topic;
    }

    public WholeDocument? Find(Guid document) => documents.GetValueOrDefault(document);

    /// <summary>The live documents of a kind in reading order; sections depth first.</summary>
    public ImmutableArray<WholeDocument> Live(Kind kind) => live[(int)kind];

    /// <summary>
    /// The place among the topic's documents of the same kind, from 1: reading order, and a citation's number. It is the approved
    /// place, so that a withdrawal renumbers nothing.
    /// </summary>
    public int Position(Guid document) => places.TryGetValue(document, out var place) ? place.Position : 0;

    public bool Lists(Guid document) => document == Id || places.ContainsKey(document);

    public WholeDocument? Parent(WholeDocument section) =>
        places.GetValueOrDefault(section.Document).Parent is { } parent ? Find(parent) : null;

    public IEnumerable<WholeDocument> Children(WholeDocument section) => children[section.Document];

    /// <summary>The live sections that cite a citation, in reading order.</summary>
    public IEnumerable<WholeDocument> CitedBy(WholeDocument citation) => citedBy[citation.Document];

    /// <summary>A section's live edition.</summary>
    public SectionEdition Section(Guid document) => (SectionEdition)Find(document)!.Edition!;

    /// <summary>The notices of concern about a section and about those that it stands in, outermost first.</summary>
    public IEnumerable<Concern> ConcernsOf(WholeDocument section) =>
        (Parent(section) is { } parent ? ConcernsOf(parent) : []).Concat(Edition.ConcernsAbout(section.Document));

    /// <summary>What the safeguards of the topic say: shown with every criterion.</summary>
    public IEnumerable<Quote> Safeguards => Live(Kind.EligibilityCriterion)
        .Select(state => (CriterionEdition)state.Edition!)
        .Where(criterion => criterion.Role == CriterionRole.Safeguard)
        .SelectMany(criterion => criterion.Statement);

    private readonly record struct Place(int Position, Guid? Parent)
    {
        public static FrozenDictionary<Guid, Place> Of(TopicEdition? edition)
        {
            var next = new int[Enum.GetValues<Kind>().Length];
            return (edition?.Members ?? [])
                .ToFrozenDictionary(member => member.Document, member => new Place(++next[(int)member.Kind], member.Parent));
        }
    }
}
