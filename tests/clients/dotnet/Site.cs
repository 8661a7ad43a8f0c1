namespace ContentApi.Clients;

/// <summary>The content under test: the seed, with one question withdrawn.</summary>
internal static class Site
{
    public const string Locale = "fr";
    public const string Topic = "anti-interleukines";
    public const string Section = "anti-interleukines-suivi";
    public const string SectionWithList = "anti-interleukines-pour-qui";
    public const string Block = "verifications-liste";
    public const string Faq = "anti-interleukines-arret";
    public const string Criterion = "anti-interleukines-indication";
    public const string Citation = "anti-interleukines-inserm";
    public const string Withdrawn = "anti-interleukines-cabine";
    public const string Absent = "anti-interleukines-grossesse";
    public const string Page = "Arrêtez votre traitement avant d’en avoir parlé avec votre médecin.";
    public const string FromTomorrow = "Un tableau.";
}
