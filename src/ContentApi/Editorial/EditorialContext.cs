using ContentApi.Content;
using ContentApi.Published;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ContentApi.Editorial;

/// <summary>
/// The tables of schema content, as db/migrations made them: columns stand at the rows, and here what ties the rows together,
/// so that they are inserted in an order that the foreign keys allow.
/// </summary>
public sealed class EditorialContext(string connectionString) : DbContext
{
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<EditionRow> Editions => Set<EditionRow>();
    public DbSet<ReleaseRow> Releases => Set<ReleaseRow>();
    public DbSet<ReleaseChangeRow> Changes => Set<ReleaseChangeRow>();
    public DbSet<SlugRow> Slugs => Set<SlugRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Editions with all that their wording consists of.</summary>
    public IQueryable<EditionRow> WholeEditions => Editions
        .AsNoTrackingWithIdentityResolution()
        .AsSplitQuery()
        .Include(edition => edition.Document)
        .Include(edition => edition.Topic!.Codings)
        .Include(edition => edition.Topic!.Members)
        .Include(edition => edition.Topic!.Synonyms)
        .Include(edition => edition.Topic!.Concerns)
        .Include(edition => edition.Section!.Blocks)
        .Include(edition => edition.Section!.Citations)
        .Include(edition => edition.Faq)
        .Include(edition => edition.Criterion)
        .Include(edition => edition.Citation)
        .Include(edition => edition.Quotes);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseNpgsql(connectionString);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Kind>().HaveConversion<KindConverter>();
        configurationBuilder.Properties<CriterionRole>().HaveConversion<CriterionRoleConverter>();
        configurationBuilder.Properties<ActKind>().HaveConversion<ActKindConverter>();
        configurationBuilder.Properties<Severity>().HaveConversion<SeverityConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DocumentRow>().HasOne<DocumentRow>().WithMany().HasForeignKey(row => row.Topic);
        modelBuilder.Entity<EditionRow>(edition =>
        {
            edition.HasOne(row => row.Document).WithMany().HasForeignKey(row => row.DocumentId);
            edition.HasOne(row => row.Topic).WithOne().HasForeignKey<TopicEditionRow>(row => row.Edition);
            edition.HasOne(row => row.Section).WithOne().HasForeignKey<SectionEditionRow>(row => row.Edition);
            edition.HasOne(row => row.Faq).WithOne().HasForeignKey<FaqEditionRow>(row => row.Edition);
            edition.HasOne(row => row.Criterion).WithOne().HasForeignKey<CriterionEditionRow>(row => row.Edition);
            edition.HasOne(row => row.Citation).WithOne().HasForeignKey<CitationEditionRow>(row => row.Edition);
            edition.HasMany(row => row.Quotes).WithOne().HasForeignKey(row => row.Edition);
            edition.HasMany(row => row.Acts).WithOne().HasForeignKey(row => row.Edition);
        });
        modelBuilder.Entity<TopicEditionRow>(topic =>
        {
            topic.HasMany(row => row.Codings).WithOne().HasForeignKey(row => row.Edition);
            topic.HasMany(row => row.Members).WithOne().HasForeignKey(row => row.Edition);
            topic.HasMany(row => row.Synonyms).WithOne().HasForeignKey(row => row.Edition);
            topic.HasMany(row => row.Concerns).WithOne().HasForeignKey(row => row.Edition);
        });
        modelBuilder.Entity<TopicMemberRow>()
            .HasOne<TopicMemberRow>().WithMany()
            .HasForeignKey(row => new { row.Edition, row.Parent })
            .HasPrincipalKey(row => new { row.Edition, row.Document });
        modelBuilder.Entity<SectionEditionRow>(section =>
        {
            section.HasMany(row => row.Blocks).WithOne().HasForeignKey(row => row.Edition);
            section.HasMany(row => row.Citations).WithOne().HasForeignKey(row => row.Edition);
        });
        modelBuilder.Entity<BlockRow>()
            .HasMany(row => row.Parts).WithOne()
            .HasForeignKey(row => new { row.Edition, row.Block })
            .HasPrincipalKey(row => new { row.Edition, row.Id });
        modelBuilder.Entity<ReleaseChangeRow>().HasOne<ReleaseRow>().WithMany().HasForeignKey(row => row.Release);
    }

    private sealed class KindConverter() : ValueConverter<Kind, string>(kind => kind.Word(), word => Kinds.Parse(word));

    private sealed class CriterionRoleConverter() : ValueConverter<CriterionRole, string>(role => role.Word(), word => ParseRole(word))
    {
        private static CriterionRole ParseRole(string word) =>
            CriterionRoles.TryParse(word, out var role) ? role : throw new FormatException($"'{word}' is no role.");
    }

    private sealed class ActKindConverter() : ValueConverter<ActKind, string>(kind => kind.Word(), word => ActKinds.Parse(word));

    private sealed class SeverityConverter() : ValueConverter<Severity, string>(severity => severity.Word(), word => Severities.Parse(word));
}
