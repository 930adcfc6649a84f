@echo off
rem Starts the dashboard on this computer; double-click it. In the folder that windows-folder.sh made nothing is installed. In a
rem copy of the project the libraries are installed into .venv once: from .deploy\wheelhouse where that is there, else over the network.
setlocal
cd /d "%~dp0"
if not exist app.py cd ..
set PYTHON=python\python.exe
if exist %PYTHON% goto run
set PYTHON=.venv\Scripts\python.exe
if exist .venv\terpasang goto run
py -3 -m venv .venv || goto failed
set FROM=
if exist .deploy\wheelhouse set FROM=--no-index --find-links .deploy\wheelhouse
%PYTHON% -m pip install -q %FROM% -r requirements.txt || goto failed
echo ok> .venv\terpasang
:run
%PYTHON% -m streamlit run app.py || goto failed
exit /b 0
:failed
echo Aplikasi tidak dapat dijalankan; sebabnya ada di atas.
pause
exit /b 1
