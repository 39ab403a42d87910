namespace Tabletop.Web.Tests.Fixtures;

/// <summary>A console that browsers can open, in this process or in one of its own.</summary>
public interface IServed
{
    Browser Browser();

    /// <summary>A browser that has opened the staff link.</summary>
    Task<Browser> Staff(string? languages = null);
}
