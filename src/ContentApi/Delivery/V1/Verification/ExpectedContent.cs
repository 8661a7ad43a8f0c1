using ContentApi.Content;
using ContentApi.Delivery.V1.Elements;
using ContentApi.Published;
using ContentApi.Readable;
using ContentApi.Verification;

namespace ContentApi.Delivery.V1.Verification;

/// <summary>What a page is meant to show: an address, and the blocks that it serves.</summary>
internal sealed record ExpectedContent(string Address, DocumentState State, IReadOnlyList<BlockId> Blocks)
{
    public const int Most = 50;

    /// <summary>What is wrong with an address; null: nothing.</summary>
    public static (string Code, string Detail)? Fault(LoadedRelease served, Urls urls, DocumentReader read, string locale, string address)
    {
        if (Parse(urls, address) is not { } asked) return ("malformed", $"Expected is the address of a topic, section, block, question or criterion, such as {urls.Absolute($"{Urls.Root}/fr/sections/…")}.");
        if (asked.Name.Locale != locale) return ("other-locale", $"The text is compared with what is published in '{locale}'.");
        if (served.Snapshot.Find(asked.Name) is not { } state) return ("not-found", "Nothing was ever published at this address.");
        if (!state.IsLive) return ("gone", "It was withdrawn: no page is meant to show it.");
        return Of(served, urls, read, address).Blocks.Count > 0 ? null : ("not-found", "The section has no such block.");
    }

    /// <param name="address">One that has no fault.</param>
    public static ExpectedContent Of(LoadedRelease served, Urls urls, DocumentReader read, string address)
    {
        var asked = Parse(urls, address)!.Value;
        var state = served.Snapshot.Find(asked.Name)!;
        var blocks = read(served, state) switch
        {
            ReadableTopic topic => topic.Sections.SelectMany(Within),
            // With a block, the blocks that it requires: a page that shows the one shows the others.
            ReadableSectionDocument document when asked.Block is { } id => Required(document.Section, id),
            ReadableSectionDocument document => Within(document.Section),
            ReadableFaq faq => faq.Answer.Select(Quoted),
            ReadableCriterion criterion => criterion.Statement.Concat(criterion.Safeguards).Select(Quoted),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
        return new ExpectedContent(address, state, [.. blocks.Distinct()]);
    }

    private static (Address Name, string? Block)? Parse(Urls urls, string address)
    {
        var path = address.StartsWith(urls.Absolute("/"), StringComparison.Ordinal) ? address[urls.Absolute("").Length..] : address;
        return path.Split('/') switch
        {
            ["", "v1", var locale, "topics", var slug] => (new Address(locale, Kind.Topic, slug), null),
            ["", "v1", var locale, "sections", var slug] => (new Address(locale, Kind.Section, slug), null),
            ["", "v1", var locale, "sections", var slug, "blocks", var id] => (new Address(locale, Kind.Section, slug), id),
            ["", "v1", var locale, "faqs", var slug] => (new Address(locale, Kind.Faq, slug), null),
            ["", "v1", var locale, "eligibility-criteria", var slug] => (new Address(locale, Kind.EligibilityCriterion, slug), null),
            _ => null,
        };
    }

    private static IEnumerable<BlockId> Within(ReadableSection section) =>
        section.All.SelectMany(inner => inner.Blocks.Select(block => new BlockId(inner.Id, block.Id)));

    private static IEnumerable<BlockId> Required(ReadableSection section, string id)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var rest = new Stack<string>([id]);
        while (rest.TryPop(out var next))
        {
            if (section.Blocks.FirstOrDefault(block => block.Id == next) is not { } block || !needed.Add(next)) continue;
            foreach (var required in block.Requires) rest.Push(required);
        }

        return section.Blocks.Where(block => needed.Contains(block.Id)).Select(block => new BlockId(section.Id, block.Id));
    }

    private static BlockId Quoted(ReadableBlock block) => new(block.Quotes!.Document.Id, block.Quotes.Block);
}
