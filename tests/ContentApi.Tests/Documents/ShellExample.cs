using ContentApi.Tests.Hosting;

namespace ContentApi.Tests.Documents;

/// <summary>What a reader of README.md or docs/*.md may paste into a shell: a fenced block without a language.</summary>
internal sealed record ShellExample(string File, string Text)
{
    private const string Prompt = "$ ";

    /// <summary>Each command after a prompt, with what is printed below it; a block without prompts is one script.</summary>
    public IEnumerable<(string Command, string Output)> Answered => Text.Split("\n\n")
        .Where(part => part.StartsWith(Prompt, StringComparison.Ordinal))
        .Select(part => part.Split('\n', 2))
        .Select(lines => (lines[0][Prompt.Length..], lines.Length == 2 ? lines[1] : ""));

    public static IEnumerable<ShellExample> All() =>
        from file in Directory.EnumerateFiles(CommittedFiles.At("docs"), "*.md").Prepend(CommittedFiles.At("README.md")).Order()
        // Its commands generate clients: tests/clients runs them.
        where Path.GetFileName(file) != "clients.md"
        from text in Blocks(System.IO.File.ReadAllLines(file))
        select new ShellExample(Path.GetFileName(file), text);

    /// <summary>Whether a text is what a document prints, where … stands for what was left out.</summary>
    public static bool Matches(string printed, string text)
    {
        var parts = printed.Split('…');
        if (parts.Length == 1) return text == printed;
        var at = parts[0].Length;
        if (!text.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        foreach (var part in parts[1..^1])
        {
            if ((at = text.IndexOf(part, at, StringComparison.Ordinal)) < 0) return false;
            at += part.Length;
        }

        return text.Length - parts[^1].Length >= at && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks(string[] lines)
    {
        string? language = null;
        var block = new List<string>();
        foreach (var line in lines)
        {
            if (language is not null && line == "```")
            {
                if (language.Length == 0) yield return string.Join('\n', block);
                (language, block) = (null, []);
            }
            else if (language is not null) block.Add(line);
            else if (line.StartsWith("```", StringComparison.Ordinal)) language = line[3..];
        }
    }
}
