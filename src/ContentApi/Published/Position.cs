namespace ContentApi.Published;

/// <summary>How far a database has got.</summary>
/// <param name="Release">The highest number of a release, void ones included; 0: there is none.</param>
/// <param name="Keys">Keys and revocations.</param>
/// <param name="Freshness">The last statement of freshness.</param>
public readonly record struct Position(int Release, long Keys, long Freshness);
