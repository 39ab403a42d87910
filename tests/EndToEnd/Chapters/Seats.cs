namespace Tabletop.EndToEnd.Tests.Chapters;

/// <summary>The seats that people take.</summary>
internal static class Seats
{
    public const string MayorsOffice = "Mayor's office";
    public const string PoliceCommander = "Police commander";
    public const string Hospital = "Hospital duty director";
}
