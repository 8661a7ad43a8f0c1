using System.Collections.Immutable;

namespace ContentApi.Packages;

/// <summary>YAML as it was written: nothing coerced, every node with its line.</summary>
internal abstract record YamlNode(int Line);

/// <param name="Plain">Written without quotes, so that YAML would read <c>null</c>, <c>yes</c> or <c>12</c> as something other than text.</param>
internal sealed record YamlScalar(int Line, string Value, bool Plain) : YamlNode(Line)
{
    public bool IsNull => Plain && Value is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed record YamlSequence(int Line, ImmutableArray<YamlNode> Items) : YamlNode(Line);

internal sealed record YamlMapping(int Line, ImmutableArray<YamlEntry> Entries) : YamlNode(Line);

internal sealed record YamlEntry(int Line, string Key, YamlNode Value);
