@rem Starts the console. What stands behind is passed on, for example start --urls http://0.0.0.0:8080
@"%~dp0program\Tabletop.Cli.exe" serve %*
