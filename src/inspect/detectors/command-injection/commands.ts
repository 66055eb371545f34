/** Command names that are no word of a sentence: one after a separator is a command. */
export const UNMISTAKABLE =
  'whoami uname hostname ifconfig ipconfig netstat nslookup systeminfo tasklist taskkill wget curl fetch lwp-download tftp rcp scp sftp ssh telnet ncat netcat nc socat ' +
  'chmod chown chgrp rm rmdir mkdir mkfs dd ls pwd ps env printenv passwd useradd adduser usermod userdel groupadd visudo crontab atd systemctl journalctl iptables nft ' +
  'bash sh zsh ksh csh tcsh dash busybox pwsh powershell cmd wscript cscript rundll32 regsvr32 mshta certutil bitsadmin msiexec schtasks wmic vssadmin bcdedit bcdboot netsh ' +
  'reg regedit attrib icacls cacls takeown nbtstat tracert traceroute gcc cc clang perl python python2 python3 ruby php php5 php7 node nodejs lua tclsh gawk awk sed grep egrep fgrep ' +
  'tar gzip gunzip bzip2 xz zip unzip base32 base64 xxd od hexdump openssl gpg dig ping6 arp ifup nmap tcpdump strace ltrace gdb lsof mount umount fdisk kill killall pkill nohup ' +
  'sudo su doas chroot tmux vi vim nano emacs ed tac rev tee xargs rsync mysql psql sqlite3 redis-cli mongo kubectl docker podman git svn npm npx pip pip3 gem apt apt-get aptitude ' +
  'yum dnf apk pacman brew dpkg rpm invoke-webrequest invoke-expression iex iwr get-content set-content remove-item new-object start-process printf expr htop lastlog lastb dmesg lspci lsusb ' +
  'shutdown reboot halt poweroff init modprobe insmod sysctl loadkeys nl shred truncate ln cp mv phpinfo sysinfo ' +
  'ansible ansible-playbook ansible-galaxy ansible-vault ansible-console ansible-config ansible-doc ansible-inventory ansible-pull chef-run chef-client chef-shell chef-solo chef-vault ' +
  'ssh-keygen ssh-keyscan ssh-copy-id ssh-agent ssh-add rmt-dump rmt-tar cscli bsdtar flock c99 c89 zstdcat zcat bzcat xzcat setsid stdbuf unshare';

/** The same, which are names of other things where one word is meant (`uptime kuma`): only behind a separator. */
export const ALSO_UNMISTAKABLE =
  'uptime lscpu nproc tty hostid logname lsattr chattr lsblk getent getcap setcap mapfile readarray compgen declare typeset ulimit umask shopt getconf mktemp mkfifo mknod blkid losetup fuser renice chsh chfn ' +
  'vmstat iostat netcfg ethtool iwconfig tcpkill journalctl loginctl hostnamectl timedatectl trap findstr notepad quser driverquery getmac gpresult fsutil nltest chcp assoc ftype subst pushd popd xcopy robocopy ' +
  'cipher diskpart wevtutil setx qwinsta calc gci gps gwmi saps erase comspec ' +
  '(?:get|set|new|remove|invoke|start|stop|write|out|test|resolve|add|clear|copy|move|import|export|enable|disable)-(?:item|content|childitem|process|service|command|expression|webrequest|restmethod|object|host|output|sleep|connection|dnsname|location|wmiobject|ciminstance|clipboard|computerinfo|netipaddress|localuser|localgroupmember|executionpolicy|scheduledtask|itemproperty|eventlog|winevent|file)';

/** Names that are words too: after a separator they are commands only where the rest reads like one. */
export const AMBIGUOUS =
  'cat id sleep echo dir type find sort date more less head tail cut touch test time print set net at start copy move del ping who w last users kill host mail source eval exec export alias ' +
  'read write wait jobs top free df du file which whereis locate man info history ver vol path tree fold join paste split diff patch make install service route ip ss stat watch rename md rd cls call fish screen wall strings finger ' +
  'perf as ar link open look nice yes true false command builtin ftp man script block';

/** Programs that people write and search about: after `&` or `|` they are topics (`Java & Python 3`) where nothing else is said. */
export const TOPICS =
  'bash zsh ksh csh powershell python python2 python3 ruby perl php php5 php7 node nodejs lua gcc clang curl wget ssh telnet tftp scp sftp tar gzip zip unzip ' +
  'openssl gpg vim nano emacs tmux nmap docker podman kubectl git svn npm npx pip pip3 gem apt yum dnf brew mysql psql sqlite3 mongo awk sed grep ansible';

/** Commands that say all by themselves, as who looks around types them. */
export const PROBES =
  'whoami uname ifconfig ipconfig netstat systeminfo tasklist ls pwd ps env printenv phpinfo sysinfo id dir ver lsblk lsof lsusb lspci arp ' +
  'dmesg lastlog lastb nbtstat reboot shutdown poweroff bash sh zsh ksh csh dash busybox pwsh powershell cmd wscript cscript';

/** What query languages call their steps, behind a `|`: a command only where a place of a machine follows. */
export const STEPS =
  'sort head tail top eval find join split strings test date time rename print where set make diff cut fold type look more stat users paste';

/** Argument names whose value is one word that servers put into commands: a host, a repository, a branch. */
export const SINGLE_WORD_NAMES =
  'host hostname hosts domain domains ip ipaddress server target repo repository remote branch ref tag revision commit sha port package packages image container service device interface user username';
