using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary>Finds what is quoted, pins it by digest, and refuses a quote that would show a block without what it leans on.</summary>
/// <param name="isWhole">False when a section could not be read: what seems to quote nothing may quote it.</param>
internal sealed class QuoteResolver(IReadOnlyDictionary<string, SectionFile> sections, bool isWhole)
{
    /// <param name="what">As in « The answer quotes … ».</param>
    public ImmutableArray<Quote> Resolve(SourceFile file, ImmutableArray<QuoteEntry> entries, string what)
    {
        var quotes = ImmutableArray.CreateBuilder<Quote>();
        foreach (var entry in entries)
        {
            if (Find(file, entry) is not { } block) continue;
            quotes.Add(new Quote(sections[entry.Section].Identity!.Id, block.Id, entry.Focus, block.Digest));
        }

        foreach (var ofSection in entries.GroupBy(entry => entry.Section))
        {
            if (sections.TryGetValue(ofSection.Key, out var section)) CheckTogether(file, section, [.. ofSection], what);
        }

        return quotes.ToImmutable();
    }

    /// <summary>The words that the quote points at: its focus, or else its block.</summary>
    public string ShownText(QuoteEntry entry)
    {
        var block = sections.GetValueOrDefault(entry.Section)?.Find(entry.Block);
        var focus = block?.Parts.FirstOrDefault(part => part.Id == entry.Focus);
        return focus is not null ? Spans.CanonicalText(focus.Content) : block?.CanonicalText ?? "";
    }

    private Block? Find(SourceFile file, QuoteEntry entry)
    {
        if (!sections.TryGetValue(entry.Section, out var section))
        {
            if (isWhole) file.Fault(entry.Line, $"Quotes section '{entry.Section}', which this topic does not have: correct it.");
            return null;
        }

        var block = section.Find(entry.Block);
        if (block is null)
        {
            file.Fault(entry.Line, section.Blocks.FirstOrDefault(placed => placed.Block.Parts.Any(part => part.Id == entry.Block)) is { } holder
                ? $"Quotes '{entry.Block}', a part: quote its block '{entry.Section}#{holder.Block.Id}' with focus: {entry.Block}."
                : $"Quotes '{entry.Block}', which is no block of section '{entry.Section}': correct it.");
        }
        else if (entry.Focus is not null && block.Parts.All(part => part.Id != entry.Focus))
        {
            file.Fault(entry.FocusLine, $"The focus '{TextRules.Shown(entry.Focus)}' is no passage or item of '{entry.Section}#{block.Id}': correct it, or remove it.");
        }

        return block;
    }

    private static void CheckTogether(SourceFile file, SectionFile section, ImmutableArray<QuoteEntry> entries, string what)
    {
        var quoted = entries.Select(entry => entry.Block).ToHashSet(StringComparer.Ordinal);
        var last = -1;
        foreach (var entry in entries)
        {
            var place = section.PlaceOf(entry.Block);
            if (place < 0) continue;
            if (place == last || (place < last && entries.Count(other => other.Block == entry.Block) > 1))
            {
                file.Fault(entry.Line, $"{what} quotes '{entry.Section}#{entry.Block}' twice: keep one.");
            }
            else if (place < last)
            {
                file.Fault(entry.Line, $"{what} quotes '{entry.Section}#{entry.Block}' after what follows it in its section: quote in reading order.");
            }

            last = Math.Max(last, place);
            foreach (var missing in section.RequiredBy(entry.Block).Where(missing => !quoted.Contains(missing)))
            {
                file.Fault(entry.Line, $"{what} quotes '{entry.Section}#{entry.Block}' and omits what it requires: add '- quote: {entry.Section}#{missing}' in reading order.");
            }
        }
    }
}
