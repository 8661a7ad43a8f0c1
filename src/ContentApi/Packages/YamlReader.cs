using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ContentApi.Packages;

/// <summary>
/// Reads YAML's events rather than its object model, which would resolve aliases (a few bytes become gigabytes),
/// recurse as deep as the file says, and let the last of two equal keys win.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 32;

    private readonly SourceFile file;
    private readonly Parser events;

    private YamlReader(SourceFile file, string text)
    {
        this.file = file;
        events = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The text's one document; null, with a fault, when it cannot be read.</summary>
    public static YamlNode? Read(SourceFile file, string text)
    {
        var reader = new YamlReader(file, text);
        try
        {
            return reader.Document();
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException)
        {
            // The parser answers an unclosed bracket with InvalidOperationException, and with neither line nor reason.
            var line = fault is YamlException malformed ? malformed.Start.Line : reader.events.Current?.End.Line ?? 1;
            file.Fault((int)line, "Malformed YAML near here: check indentation, brackets and quotes, and quote a text that holds ': ' or ' #'.");
            return null;
        }
    }

    private YamlNode? Document()
    {
        events.Consume<StreamStart>();
        if (events.Accept<StreamEnd>(out _))
        {
            file.Fault(1, "The YAML is empty: write its keys, or delete the file.");
            return null;
        }

        events.Consume<DocumentStart>();
        if (Node(depth: 0) is not { } root) return null;
        events.Consume<DocumentEnd>();
        return events.Accept<DocumentStart>(out var second) ? Refuse(second, "A second YAML document: keep one.") : root;
    }

    /// <summary>Null when something is refused: the rest of the file is not read then, as it may be hostile.</summary>
    private YamlNode? Node(int depth)
    {
        var current = events.Consume<ParsingEvent>();
        if (depth > MaxDepth) return Refuse(current, $"YAML nested deeper than {MaxDepth} levels: flatten it.");
        if (current is AnchorAlias) return Refuse(current, "A YAML alias (*name): write the value itself.");
        if (current is NodeEvent { Anchor.IsEmpty: false }) return Refuse(current, "A YAML anchor (&name): remove it, or quote the text.");
        if (current is NodeEvent { Tag.IsEmpty: false }) return Refuse(current, "A YAML tag (!name): remove it, or quote the text.");
        return current switch
        {
            Scalar scalar => new YamlScalar(Line(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart start => Sequence(start, depth),
            MappingStart start => Mapping(start, depth),
            _ => Refuse(current, "Malformed YAML: a value is missing."),
        };
    }

    private YamlSequence? Sequence(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!events.TryConsume<SequenceEnd>(out _))
        {
            if (Node(depth + 1) is not { } item) return null;
            items.Add(item);
        }

        return new YamlSequence(Line(start), items.ToImmutable());
    }

    private YamlMapping? Mapping(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!events.TryConsume<MappingEnd>(out _))
        {
            if (Node(depth + 1) is not { } key) return null;
            if (Node(depth + 1) is not { } value) return null;
            if (key is not YamlScalar name) file.Fault(key.Line, "A YAML key that is no text: write a word before the colon.");
            else if (!keys.Add(name.Value)) file.Fault(key.Line, $"The key '{name.Value}' is there twice: keep one.");
            else entries.Add(new YamlEntry(key.Line, name.Value, value));
        }

        return new YamlMapping(Line(start), entries.ToImmutable());
    }

    private YamlNode? Refuse(ParsingEvent at, string message)
    {
        file.Fault(Line(at), message);
        return null;
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;
}
