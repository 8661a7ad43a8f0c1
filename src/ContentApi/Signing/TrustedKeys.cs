using System.Collections.Immutable;

namespace ContentApi.Signing;

/// <summary>The setting <c>Signing:TrustedKeys</c>: the ids of the only keys to believe, whatever a database or a file holds.</summary>
/// <param name="Ids">Empty: every key that the owner announced is believed.</param>
public sealed record TrustedKeys(ImmutableHashSet<string> Ids)
{
    public const string Setting = "Signing:TrustedKeys";

    public static TrustedKeys All { get; } = new([]);

    public static TrustedKeys Read(string? setting) =>
        new([.. (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

    public ImmutableArray<PublicKey> Believed(IEnumerable<PublicKey> keys) => [.. keys.Where(key => Ids.IsEmpty || Ids.Contains(key.Id))];
}
