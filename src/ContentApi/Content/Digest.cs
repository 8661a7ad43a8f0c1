using System.Security.Cryptography;
using System.Text;

namespace ContentApi.Content;

/// <summary>SHA-256 as <c>sha256:</c> and 64 lower-case hexadecimal digits. The rule and its test vectors: docs/digest.md.</summary>
public static class Digest
{
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(Normalise(text)));

    public static string OfBytes(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>NFC, each run of Unicode white space one space, trimmed. Apostrophes are not folded.</summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(character)) result.Append(character);
            else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
        }

        if (result.Length > 0 && result[^1] == ' ') result.Length--;
        return result.ToString();
    }
}
