using System.Text;

namespace ContentApi.Packages;

/// <summary>A file's text, checked as text, and where faults found in it are written down.</summary>
internal sealed class SourceFile
{
    /// <summary>Of lines without an empty one between: Markdown parsers take quadratic time over hostile ones.</summary>
    private const int MaxRunLength = 20_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<Fault> faults;

    private SourceFile(string path, string? text, List<Fault> faults)
    {
        Path = path;
        Text = text;
        this.faults = faults;
    }

    public string Path { get; }

    /// <summary>With LF line ends and no byte-order mark; null when it cannot be read at all.</summary>
    public string? Text { get; private set; }

    public bool IsYaml => !Path.EndsWith(".md", StringComparison.Ordinal);

    public static SourceFile Read(string path, ReadOnlyMemory<byte> bytes, List<Fault> faults)
    {
        var text = Decode(path, bytes.Span, faults);

        // Normalising, as digests do, throws on U+FFFE: it is refused below and must not end the reading.
        var file = new SourceFile(path, text?.Replace('\uFFFE', '\uFFFD'), faults);
        if (text is not null) file.CheckLines(text.Split('\n'));
        return file;
    }

    public void Fault(int line, string message) => faults.Add(new Fault(Path, Math.Max(line, 1), message));

    private static string? Decode(string path, ReadOnlySpan<byte> bytes, List<Fault> faults)
    {
        if (bytes.Length > PackageReader.MaxFileBytes)
        {
            faults.Add(new Fault(path, 1, $"The file is larger than {PackageReader.MaxFileBytes / 1024} KiB: split it."));
            return null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return StrictUtf8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException fault)
        {
            var line = 1 + bytes[..Math.Clamp(fault.Index, 0, bytes.Length)].Count((byte)'\n');
            faults.Add(new Fault(path, line, "Not UTF-8: save the file as UTF-8."));
            return null;
        }
    }

    private void CheckLines(string[] lines)
    {
        for (var (index, run) = (0, 0); index < lines.Length; index++)
        {
            var line = lines[index];
            run = string.IsNullOrWhiteSpace(line) ? 0 : run + line.Length;
            if (run > MaxRunLength && !IsYaml)
            {
                Fault(index + 1, $"More than {MaxRunLength} characters without an empty line: split the paragraph or list.");
                Text = null;
                return;
            }

            if (!TextRules.IsNfc(line)) Fault(index + 1, "Not in Unicode normalisation form C (NFC): normalise the text.");
            foreach (var rune in line.EnumerateRunes().Distinct()) CheckRune(index + 1, rune);
        }
    }

    private void CheckRune(int line, Rune rune)
    {
        if (TextRules.Refusal(rune) is { } refusal)
        {
            Fault(line, $"{TextRules.Name(rune)} is {refusal}: remove it.");
        }
        else if (TextRules.IsInvisible(rune))
        {
            var instead = IsYaml ? $"{TextRules.Escape(rune)}, in a text within double quotes" : TextRules.Entity(rune);
            Fault(line, $"{TextRules.Name(rune)} cannot be seen: write {instead}.");
        }
    }
}
