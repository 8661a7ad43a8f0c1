using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ContentApi.Signing;

/// <summary>
/// SHA-256 of a JWS up to its last dot: of what was signed, without the signature. Signing the same again gives another signature and the same digest.
/// </summary>
public readonly record struct RecordDigest(UInt128 High, UInt128 Low)
{
    /// <exception cref="InvalidDataException">It is not a JWS.</exception>
    public static RecordDigest Of(string jws)
    {
        var end = jws.LastIndexOf('.');
        if (end < 0) throw new InvalidDataException("It is not a signed record.");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(jws[..end]), hash);
        return new RecordDigest(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    public override string ToString() => $"sha256:{High:x32}{Low:x32}";
}
