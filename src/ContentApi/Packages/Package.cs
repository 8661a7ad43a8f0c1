using System.Collections.Immutable;
using ContentApi.Content;

namespace ContentApi.Packages;

/// <summary>One topic with everything that belongs to it.</summary>
/// <param name="Documents">Every other edition, in the order of the topic's members.</param>
public sealed record Package(TopicEdition Topic, ImmutableArray<Edition> Documents)
{
    public IEnumerable<Edition> Editions => [Topic, .. Documents];
}

/// <param name="Packages">In the order of their folders; none when there is any fault.</param>
public sealed record PackageReading(ImmutableArray<Package> Packages, ImmutableArray<Fault> Faults);
