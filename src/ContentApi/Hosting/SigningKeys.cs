using ContentApi.Database;
using ContentApi.Signing;

namespace ContentApi.Hosting;

/// <summary>Where the private keys come from. Only what writes content needs them.</summary>
internal static class SigningKeys
{
    // The private PostgreSQL has keys of its own, beside its data.
    private static readonly (string Key, string File, string OwnFile)[] Names =
    [
        ("Signing:Key", "Signing:KeyFile", "signing-key.pem"),
        ("Signing:FreshnessKey", "Signing:FreshnessKeyFile", "freshness-key.pem"),
    ];

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <remarks>Where a variable cannot hold a line end, \n stands for one.</remarks>
    /// <returns>Null: none is configured.</returns>
    /// <exception cref="DatabaseException">What is configured is not a key, or cannot be read.</exception>
    public static SigningKey? Find(IConfiguration configuration, KeyPurpose purpose = KeyPurpose.Release)
    {
        var (name, file, _) = Names[(int)purpose];
        if (configuration[name] is { Length: > 0 } pem) return Read(name, pem.Replace("\\n", "\n", StringComparison.Ordinal), purpose);
        return configuration[file] is { Length: > 0 } path ? ReadFile(path, purpose) : null;
    }

    /// <summary>The key in a private PostgreSQL's folder, made when there is none yet.</summary>
    public static SigningKey Own(string folder, KeyPurpose purpose = KeyPurpose.Release)
    {
        var path = Path.Combine(folder, Names[(int)purpose].OwnFile);
        if (!File.Exists(path))
        {
            using var key = SigningKey.New();
            TryWrite(key, path);
        }

        return ReadFile(path, purpose);
    }

    /// <summary>Writes a key for its owner's eyes only.</summary>
    /// <returns>False: the file is there, and stays as it is.</returns>
    public static bool TryWrite(SigningKey key, string path)
    {
        // Whole at once: who starts at the same moment finds all of a key or none.
        var made = $"{path}.{Guid.NewGuid():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new StreamWriter(made, options)) file.WriteLine(key.Export());
        try
        {
            File.Move(made, path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(made);
            return false;
        }
    }

    /// <exception cref="DatabaseException">It is not a key, or cannot be read.</exception>
    public static SigningKey ReadFile(string path, KeyPurpose purpose)
    {
        try
        {
            return Read(path, File.ReadAllText(path), purpose);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The signing key {path} cannot be read. {fault.Message}");
        }
    }

    private static SigningKey Read(string name, string pem, KeyPurpose purpose)
    {
        try
        {
            return SigningKey.Read(pem, purpose);
        }
        catch (FormatException fault)
        {
            throw new DatabaseException($"The signing key {name} is refused. {fault.Message}");
        }
    }
}
