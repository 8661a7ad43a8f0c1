namespace ContentApi.Signing;

/// <summary>What a key signs. A key for one purpose is not believed for the other.</summary>
public enum KeyPurpose
{
    /// <summary>Releases, records of resources, tombstones.</summary>
    Release,

    /// <summary>Statements that a release is current.</summary>
    Freshness,
}

public static class KeyPurposes
{
    private static readonly string[] Words = ["release", "freshness"];

    public static string Word(this KeyPurpose purpose) => Words[(int)purpose];

    /// <exception cref="FormatException">There is no such purpose.</exception>
    public static KeyPurpose Parse(string word) =>
        Array.IndexOf(Words, word) is var index and >= 0
            ? (KeyPurpose)index
            : throw new FormatException($"'{word}' is not the purpose of a key.");
}
