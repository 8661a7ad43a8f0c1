using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ContentApi.Proofs;

/// <summary>A signed record as it travels: the compact serialisation of RFC 7515, three parts with dots between.</summary>
public static class Jws
{
    /// <summary>Of what was signed, without the signature: signing the same again gives another signature, and the same digest.</summary>
    public static string Digest(string jws) => Content.Digest.OfBytes(Encoding.ASCII.GetBytes(jws[..jws.LastIndexOf('.')]));

    /// <summary>The id of the key that it says it was signed with.</summary>
    /// <exception cref="FormatException">It is no signed record.</exception>
    public static string KeyId(string jws)
    {
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(jws.AsSpan(0, jws.IndexOf('.'))));
            return header.RootElement.GetProperty("kid").GetString()!;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("This is no signed record.", fault);
        }
    }
}
