using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary>The notices of concern, each with the topic, section or block that it is about.</summary>
internal static class ConcernList
{
    public static ImmutableArray<Concern> Check(PackageFolder folder, IReadOnlyDictionary<string, SectionFile> sections)
    {
        var isWhole = sections.Count == folder.Sections.Length;
        var concerns = ImmutableArray.CreateBuilder<Concern>();
        foreach (var entry in folder.Concerns.Entries.Where(entry => entry.On is not null))
        {
            if (Place(folder, sections, isWhole, entry) is not { } place) continue;
            var concern = new Concern(place.Document, place.Block, entry.Text, entry.Since ?? default);
            if (concerns.Any(other => (other.Document, other.Block, other.Text) == (concern.Document, concern.Block, concern.Text)))
            {
                entry.File.Fault(entry.OnLine, "This notice is there twice: keep one.");
            }

            concerns.Add(concern);
        }

        return concerns.ToImmutable();
    }

    private static (Guid Document, string? Block)? Place(
        PackageFolder folder, IReadOnlyDictionary<string, SectionFile> sections, bool isWhole, ConcernEntry entry)
    {
        if (entry.Key == ConcernEntry.Topic)
        {
            if (folder.Topic?.Identity is not { Slug: { } slug } topic) return null;
            if (slug == entry.On) return (topic.Id, null);
            entry.File.Fault(entry.OnLine, $"The topic of this package is '{slug}', not '{entry.On}': correct it.");
            return null;
        }

        var name = entry.On!.Split('#');
        if (!sections.TryGetValue(name[0], out var section))
        {
            if (isWhole) entry.File.Fault(entry.OnLine, $"This topic has no section '{name[0]}': correct it.");
            return null;
        }

        if (name is not [_, var block]) return (section.Identity!.Id, null);
        if (section.Find(block) is not null) return (section.Identity!.Id, block);
        entry.File.Fault(entry.OnLine, $"Section '{name[0]}' has no block '{block}': correct it; a notice is about a whole block, not about a part.");
        return null;
    }
}
