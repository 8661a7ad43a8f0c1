using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Published;

/// <summary>
/// What is kept of a topic once it was rendered: which documents it ever had, what happened to them, and where the live ones stand.
/// Their words are in their answers, and are read again when a release changes the topic.
/// </summary>
public sealed class TopicEntry
{
    private readonly ImmutableArray<DocumentState> states;
    private readonly ImmutableArray<Listing>[] live;
    private readonly DateTimeOffset?[] changed;

    /// <param name="title">Null: the topic is gone.</param>
    /// <param name="live">In reading order, sections depth first.</param>
    /// <param name="gone">Those that were released once, and no longer are.</param>
    public TopicEntry(string? title, IReadOnlyCollection<Listing> live, IReadOnlyCollection<DocumentState> gone)
    {
        Title = title ?? "";
        states = [.. live.Select(listing => listing.State).Concat(gone).OrderBy(state => state.Document)];
        Self = states.Single(state => state.Kind == Kind.Topic);
        Changed = states.Max(state => state.Changed.Number);
        var kinds = Enum.GetValues<Kind>();
        this.live = [.. kinds.Select(kind => live.Where(listing => listing.State.Kind == kind).ToImmutableArray())];
        changed = [.. kinds.Select(kind => states.Where(state => state.Kind == kind).Max(state => (DateTimeOffset?)state.Changed.PublishedAt))];
    }

    public DocumentState Self { get; }

    public Guid Id => Self.Document;

    public string Locale => Self.Locale;

    public string Slug => Self.Slug;

    public string Title { get; }

    /// <summary>The number of the latest release that changed anything in it.</summary>
    public int Changed { get; }

    /// <summary>Every document that was ever released in this topic, itself and those that are gone included.</summary>
    public ImmutableArray<DocumentState> States => states;

    public static TopicEntry Of(Topic topic) => new(
        topic.Self.Edition?.Title,
        [.. Enum.GetValues<Kind>().SelectMany(kind => topic.Live(kind)).Select(document => new Listing(
            document.WithoutWords(), topic.Position(document.Document), topic.Parent(document)?.Document, (document.Edition as CriterionEdition)?.Role))],
        [.. topic.Documents.Where(document => document.Edition is null).Select(document => document.WithoutWords())]);

    public DocumentState? Find(Guid document)
    {
        var (low, high) = (0, states.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = states[middle].Document.CompareTo(document);
            if (order == 0) return states[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    /// <summary>The live documents of a kind in reading order; sections depth first.</summary>
    public ImmutableArray<Listing> Live(Kind kind) => live[(int)kind];

    public IEnumerable<Listing> Live() => live.SelectMany(listings => listings);

    /// <summary>When a document of a kind last came, changed or went; null: there never was one.</summary>
    public DateTimeOffset? ChangedAt(Kind kind) => changed[(int)kind];
}

/// <summary>A live document's place in its topic.</summary>
/// <param name="Position">Among the topic's documents of the same kind, from 1; a citation's number.</param>
/// <param name="Parent">The section that a section stands in.</param>
/// <param name="Role">A criterion's.</param>
public sealed record Listing(DocumentState State, int Position, Guid? Parent = null, CriterionRole? Role = null);
