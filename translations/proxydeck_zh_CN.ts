<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AfterLimitBox</name>
    <message>
        <source>Not set</source>
        <comment>what to do after the extraction limit</comment>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Stop</source>
        <comment>after the extraction limit</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Next minute</source>
        <comment>after the extraction limit</comment>
        <translation>下一分钟</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <comment>after the extraction limit</comment>
        <translation>明天</translation>
    </message>
</context>
<context>
    <name>AreaTexts</name>
    <message>
        <source>%1 (not in the list)</source>
        <extracomment>%1 an area code that the program knows no name for</extracomment>
        <translation>%1（不在列表中）</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the names in a list of areas</extracomment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 names of areas</extracomment>
        <translation>
            <numerusform>%1等，另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>%1 in use, %2 new</source>
        <extracomment>%1, %2 numbers of IPs; %2 were not in the table before</extracomment>
        <translation>在用 %1 个，新增 %2 个</translation>
    </message>
    <message>
        <source>%1 received</source>
        <extracomment>%1 a number of IPs</extracomment>
        <translation>收到 %1 个</translation>
    </message>
    <message>
        <source>%1 received, %2 new</source>
        <extracomment>%1, %2 numbers of IPs; %2 were not in the table before</extracomment>
        <translation>收到 %1 个，新增 %2 个</translation>
    </message>
    <message>
        <source>faulty entries: %1</source>
        <translation>异常条目：%1 条</translation>
    </message>
    <message>
        <source>not on disk yet</source>
        <translation>尚未写入磁盘</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Waiting, next in the queue</source>
        <translation>等待中，下一个发送</translation>
    </message>
    <message>
        <source>Waiting, number %1 in the queue</source>
        <translation>等待中，排在第 %1 位</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Sent, no answer yet</source>
        <translation>已发送，尚无响应</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a failure in few words (&quot;Out of stock&quot;), %2 a sentence about it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Pressed</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>By the program, to keep enough</source>
        <translation>程序补足</translation>
    </message>
    <message>
        <source>%1, sent %2</source>
        <extracomment>%1, %2 dates with times</extracomment>
        <translation>%1，%2 发出</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>The program ended before the answer to “%1”, which this version does not know.</source>
        <extracomment>%1 the id of an action of the vendor&apos;s: &quot;short.channel.get&quot;</extracomment>
        <translation>程序在收到“%1”的响应之前结束，本版本不认识该调用。</translation>
    </message>
    <message>
        <source>It may have been charged: compare with the vendor&apos;s record.</source>
        <translation>可能已经扣费：请与青果的记录核对。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>The program ended before its turn came.</source>
        <translation>程序在轮到该调用之前结束。</translation>
    </message>
    <message>
        <source>without a readable time: %1</source>
        <extracomment>kept in the table, as their time could not be read</extracomment>
        <translation>时间无法读取：%1 个</translation>
    </message>
    <message>
        <source>Further faulty entries: %1.</source>
        <extracomment>after sentences about single entries of an answer</extracomment>
        <translation>其余异常条目：%1 条。</translation>
    </message>
    <message>
        <source>Unknown → resolved: nothing left of it</source>
        <translation>结果未知 → 已核对：已无在用的 IP</translation>
    </message>
    <message>
        <source>Unknown → resolved: nothing found</source>
        <translation>结果未知 → 已核对：未找到</translation>
    </message>
    <message>
        <source>Unknown → resolved: %1 found</source>
        <extracomment>%1 a number of IPs that a call without an answer had brought</extracomment>
        <translation>结果未知 → 已核对：找回 %1 个</translation>
    </message>
    <message numerus="yes">
        <source>, for %n such calls together</source>
        <extracomment>appended to &quot;Unknown → resolved: 3 found&quot;; n: number of such calls</extracomment>
        <translation>
            <numerusform>，共 %n 次这样的调用</numerusform>
        </translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>没有收到响应。</translation>
    </message>
    <message>
        <source>The list in use came more than a minute after the call: what the call brought may have ended before.</source>
        <translation>查询在用晚于这次调用一分钟以上：这次调用带来的 IP 可能在此之前已过期。</translation>
    </message>
    <message>
        <source>A later list in use named nothing new, so this call brought nothing that is in use.</source>
        <translation>之后查询在用没有列出新的 IP，因此这次调用没有带来在用的 IP。</translation>
    </message>
    <message>
        <source>What the list in use named and the table did not have was added to the table.</source>
        <translation>查询在用列出而列表中没有的 IP 已加入列表。</translation>
    </message>
    <message>
        <source>Retried by the program</source>
        <translation>程序重试</translation>
    </message>
    <message>
        <source>The vendor limits how many calls a key can make in a minute. This one is sent as soon as the limit allows.</source>
        <translation>青果限制每个密钥每分钟的调用次数。本次调用会在允许时立即发送。</translation>
    </message>
    <message>
        <source>If you stop waiting now, the outcome stays unknown, and the call may still be charged.</source>
        <translation>现在放弃等待，结果将无法得知，仍有可能扣费。</translation>
    </message>
    <message>
        <source>IPs that came with it and were added to the table: %1.</source>
        <translation>响应仍带有 IP，已加入列表：%1 个。</translation>
    </message>
    <message>
        <source>IPs that could still be read from it and were added to the table: %1.</source>
        <translation>仍能从中读出的 IP，已加入列表：%1 个。</translation>
    </message>
    <message>
        <source>They are not on the disk yet and would be lost if the program ended now.</source>
        <translation>这些 IP 尚未写入磁盘，如果程序现在退出就会丢失。</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>Short-lived</source>
        <translation>短效代理</translation>
    </message>
    <message>
        <source>Exclusive</source>
        <translation>独享代理</translation>
    </message>
    <message>
        <source>Exclusive (region lock)</source>
        <translation>独享代理(地区锁)</translation>
    </message>
    <message>
        <source>Global short-lived</source>
        <translation>短效代理(全球)</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation>弹性</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>Metered</source>
        <translation>按量</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>提取</translation>
    </message>
    <message>
        <source>List in use</source>
        <translation>查询在用</translation>
    </message>
    <message>
        <source>Extract and list</source>
        <translation>查询并提取</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 product, %2 mode: &quot;Short-lived · Channel&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Identifies the product that was bought. Kept with the account.</source>
        <translation>标识所购买的产品，随账号一起保存。</translation>
    </message>
    <message>
        <source>API password</source>
        <translation>API 密码</translation>
    </message>
    <message>
        <source>Needed only where the vendor&apos;s console asks for key and password on API calls. Kept with the account.</source>
        <translation>仅当青果控制台要求 API 调用同时提供密钥和密码时才需填写，随账号一起保存。</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Take IPs from these areas only: six-digit area codes with commas between, such as 350500,330700. A province&apos;s code covers its cities. Empty: anywhere.</source>
        <translation>只提取这些地区的 IP：六位地区编码，用英文逗号分隔，如 350500,330700。省级编码包含其下所有城市。留空则不限地区。</translation>
    </message>
    <message>
        <source>Excluded areas</source>
        <translation>排除地区</translation>
    </message>
    <message>
        <source>Take no IPs from these areas: six-digit area codes with commas between, such as 440100,450000.</source>
        <translation>不提取这些地区的 IP：六位地区编码，用英文逗号分隔，如 440100,450000。</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Take IPs from this area only: one six-digit area code, such as 350500. Empty: anywhere.</source>
        <translation>只提取该地区的 IP：一个六位地区编码，如 350500。留空则不限地区。</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Take IPs from these countries only: country codes such as US or EU, or the vendor&apos;s own such as 990100, with commas between. Empty: anywhere.</source>
        <translation>只提取这些国家的 IP：US、EU 等国家编码，或青果自己的编码（如 990100），用英文逗号分隔。留空则不限国家。</translation>
    </message>
    <message>
        <source>Excluded countries</source>
        <translation>排除国家</translation>
    </message>
    <message>
        <source>Take no IPs from these countries: country codes such as US or EU, or the vendor&apos;s own such as 990100, with commas between.</source>
        <translation>不提取这些国家的 IP：US、EU 等国家编码，或青果自己的编码（如 990100），用英文逗号分隔。</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>Take IPs of one carrier only: Telecom, Mobile or Unicom.</source>
        <translation>只提取一家运营商的 IP：电信、移动或联通。</translation>
    </message>
    <message>
        <source>Keep alive</source>
        <translation>存活时长</translation>
    </message>
    <message>
        <source>How many minutes the IPs shall live. Empty: as long as the plan gives.</source>
        <translation>IP 的存活分钟数。留空则按套餐时长。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>提取个数</translation>
    </message>
    <message>
        <source>How many IPs to extract in one call, at most 100. Each one counts.</source>
        <translation>一次调用提取的 IP 个数，最多 100 个，每个都计数。</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>去重</translation>
    </message>
    <message>
        <source>Leave out IPs that this key is using already.</source>
        <translation>不提取该密钥已在使用的 IP。</translation>
    </message>
    <message>
        <source>Logging in by whitelisted IP? Add the IP to the whitelist before extracting.</source>
        <translation>如使用白名单 IP，请在提取前添加白名单。</translation>
    </message>
    <message>
        <source>Whitelist…</source>
        <translation>添加白名单…</translation>
    </message>
    <message>
        <source>The plan has a number of IPs a day. When they are used up, more come tomorrow.</source>
        <translation>套餐按天限定 IP 数，用完后请明天再提取。</translation>
    </message>
    <message>
        <source>The plan has a number of IPs a minute. When they are used up, more come in the next minute.</source>
        <translation>套餐按分钟限定 IP 数，用完后请在下一分钟提取。</translation>
    </message>
    <message>
        <source>Brings the resources held for you, with their state. They have no address to connect to.</source>
        <translation>返回为您独占的资源及其状态，不含可连接的代理地址。</translation>
    </message>
</context>
<context>
    <name>CellFilters</name>
    <message>
        <source>&amp;Filter by “%1”</source>
        <extracomment>%1 the text of a cell</extracomment>
        <translation>按“%1”筛选(&amp;F)</translation>
    </message>
    <message>
        <source>Everything from this &amp;key</source>
        <translation>此密钥的全部代理(&amp;K)</translation>
    </message>
    <message>
        <source>Everything from this &amp;batch</source>
        <translation>此批次的全部代理(&amp;B)</translation>
    </message>
    <message>
        <source>Everything from this &amp;area</source>
        <translation>此地区的全部代理(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ChannelsBox</name>
    <message>
        <source>Not entered</source>
        <translation>未填写</translation>
    </message>
</context>
<context>
    <name>CheckAddressTexts</name>
    <message>
        <source>status %1</source>
        <comment>of an HTTP answer</comment>
        <translation>状态码 %1</translation>
    </message>
    <message>
        <source>contains “%1”</source>
        <comment>an HTTP answer</comment>
        <translation>包含“%1”</translation>
    </message>
    <message>
        <source>tells the exit IP</source>
        <translation>返回出口 IP</translation>
    </message>
    <message>
        <source>Enter a whole address, such as https://example.com/ip.</source>
        <translation>请输入完整地址，例如 https://example.com/ip。</translation>
    </message>
    <message>
        <source>The address has to begin with https:// or http://.</source>
        <translation>地址须以 https:// 或 http:// 开头。</translation>
    </message>
    <message>
        <source>Leave user and password out: an address is kept in the settings, where secrets do not belong.</source>
        <translation>请勿包含用户名和密码：地址保存在设置中，不应含有机密。</translation>
    </message>
    <message>
        <source>This is not the name or address of a host.</source>
        <translation>这不是有效的主机名或地址。</translation>
    </message>
    <message>
        <source>The address is too long.</source>
        <translation>地址过长。</translation>
    </message>
</context>
<context>
    <name>CheckTexts</name>
    <message>
        <source>%1 ms</source>
        <extracomment>a duration in milliseconds</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Good</source>
        <comment>a checked lease</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Good ≠</source>
        <extracomment>a checked lease with another exit IP than the declared one</extracomment>
        <translation>正常 ≠</translation>
    </message>
    <message>
        <source>Good ?</source>
        <extracomment>a checked lease; its exit IP could not be compared</extracomment>
        <translation>正常 ?</translation>
    </message>
    <message>
        <source>Transparent</source>
        <comment>a checked lease that shows the operator&apos;s own address</comment>
        <translation>透明</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>a checked lease that refuses its user or password</extracomment>
        <translation>拒绝认证</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <extracomment>a checked lease that refuses the address it was checked with</extracomment>
        <translation>不允许</translation>
    </message>
    <message>
        <source>No route</source>
        <translation>目标不可达</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Name not found</source>
        <translation>域名无法解析</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>响应异常</translation>
    </message>
    <message>
        <source>Timeout</source>
        <comment>a checked lease</comment>
        <translation>超时</translation>
    </message>
    <message>
        <source>Expired first</source>
        <extracomment>the lease expired before its check was over</extracomment>
        <translation>检测前过期</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>the check of a lease</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>未检测</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>for its check</comment>
        <translation>等待检测</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>检测中</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 what a check has found, %2 where or why: Timeout (TLS)</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Good, other exit IP</source>
        <translation>正常，出口 IP 不一致</translation>
    </message>
    <message>
        <source>Good, exit IP unknown</source>
        <translation>正常，出口 IP 未知</translation>
    </message>
    <message>
        <source>The proxy works, and its exit IP is the declared one.</source>
        <translation>代理可用，出口 IP 与声明的一致。</translation>
    </message>
    <message>
        <source>The proxy works, and its exit IP is another than the declared one. Check the measured exit IP where the target admits only certain addresses.</source>
        <translation>代理可用，但出口 IP 与声明的不一致。如果目标网站只允许特定地址，请核对实测出口 IP。</translation>
    </message>
    <message>
        <source>The proxy works. Its exit IP could not be compared: none was declared, or the check address did not answer with one.</source>
        <translation>代理可用。出口 IP 无法比较：没有声明出口 IP，或检测地址没有返回 IP。</translation>
    </message>
    <message>
        <source>The check address saw your own IP address instead of the proxy&apos;s. Do not use this proxy where your address must not be seen.</source>
        <translation>检测地址看到的是您自己的 IP，而不是代理的 IP。不能暴露自己地址时，请不要使用该代理。</translation>
    </message>
    <message>
        <source>The proxy refused the user name or password. Compare the key&apos;s user and password with those at the vendor, and whether your IP address must be on its whitelist.</source>
        <translation>代理拒绝了账号或密码。请核对密钥的代理账号和密码是否与青果后台一致，以及本机 IP 是否需要加入白名单。</translation>
    </message>
    <message>
        <source>The proxy refused to connect to the check address. It may work for other targets: try another check address.</source>
        <translation>代理拒绝连接检测地址。它对其他目标可能可用：请换一个检测地址再试。</translation>
    </message>
    <message>
        <source>The proxy answered, and could not reach the check address. Check again, or use another proxy.</source>
        <translation>代理有响应，但无法访问检测地址。请重新检测，或换用其他代理。</translation>
    </message>
    <message>
        <source>No connection to the proxy. Where it is so with all of them, look for a firewall that blocks their ports.</source>
        <translation>无法连接代理。如果所有代理都如此，请检查防火墙是否屏蔽了这些端口。</translation>
    </message>
    <message>
        <source>The host name of the proxy has no address. Check your DNS server.</source>
        <translation>代理的域名无法解析。请检查 DNS 服务器。</translation>
    </message>
    <message>
        <source>The secure connection through the proxy to the check address failed. An unknown or wrong certificate can mean that somebody reads along: do not send passwords through this proxy.</source>
        <translation>通过代理到检测地址的安全连接失败。证书未知或不符可能意味着有人窃听：请不要通过该代理发送密码。</translation>
    </message>
    <message>
        <source>What answered is no proxy, or not what is expected at the check address.</source>
        <translation>应答的不是代理，或检测地址返回的内容与预期不符。</translation>
    </message>
    <message>
        <source>The proxy was connected, and the answer did not come in time.</source>
        <translation>已连接代理，但没有按时收到响应。</translation>
    </message>
    <message>
        <source>The lease expired before the check was over; nothing is known of it.</source>
        <translation>检测完成前代理已过期，没有结果。</translation>
    </message>
    <message>
        <source>The check was cancelled; nothing is known of the lease.</source>
        <translation>检测已取消，没有结果。</translation>
    </message>
    <message>
        <source>DNS</source>
        <translation>DNS</translation>
    </message>
    <message>
        <source>connect</source>
        <comment>a part of a check</comment>
        <translation>连接</translation>
    </message>
    <message>
        <source>proxy answer</source>
        <comment>a part of a check</comment>
        <translation>代理应答</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>first byte</source>
        <comment>a part of a check</comment>
        <translation>首字节</translation>
    </message>
    <message>
        <source>rest</source>
        <comment>a part of a check</comment>
        <translation>其余</translation>
    </message>
    <message>
        <source>certificate of another name</source>
        <translation>证书域名不符</translation>
    </message>
    <message>
        <source>unknown certificate</source>
        <translation>证书未知</translation>
    </message>
    <message>
        <source>certificate out of date</source>
        <translation>证书不在有效期</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>a connection</comment>
        <translation>连接被关闭</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a part of a check and its duration</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Connect</source>
        <comment>a part of a check</comment>
        <translation>连接</translation>
    </message>
    <message>
        <source>Proxy answer</source>
        <translation>代理应答</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>Rest</source>
        <comment>a part of a check</comment>
        <translation>其余</translation>
    </message>
    <message>
        <source>1 millisecond</source>
        <translation>1 毫秒</translation>
    </message>
    <message>
        <source>%1 milliseconds</source>
        <translation>%1 毫秒</translation>
    </message>
</context>
<context>
    <name>ClearButton</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>CopyFormat</name>
    <message>
        <source>host:port</source>
        <translation>IP:端口</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>URL without credentials</source>
        <translation>URL（不含用户名和密码）</translation>
    </message>
    <message>
        <source>host:port:user:password</source>
        <translation>IP:端口:用户名:密码</translation>
    </message>
    <message>
        <source>user:password@host:port</source>
        <translation>用户名:密码@IP:端口</translation>
    </message>
    <message>
        <source>cURL command</source>
        <translation>cURL 命令</translation>
    </message>
    <message>
        <source>Environment (sh, bash, zsh)</source>
        <translation>环境变量（sh、bash、zsh）</translation>
    </message>
    <message>
        <source>Environment (PowerShell)</source>
        <translation>环境变量（PowerShell）</translation>
    </message>
    <message>
        <source>Environment (cmd window)</source>
        <translation>环境变量（cmd 窗口）</translation>
    </message>
    <message>
        <source>proxychains</source>
        <translation>proxychains</translation>
    </message>
    <message>
        <source>mihomo / Clash</source>
        <translation>mihomo / Clash</translation>
    </message>
    <message>
        <source>sing-box</source>
        <translation>sing-box</translation>
    </message>
    <message>
        <source>Python requests</source>
        <translation>Python requests</translation>
    </message>
    <message>
        <source>Playwright</source>
        <translation>Playwright</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Address to connect to, IPv6 without brackets</source>
        <translation>连接地址，IPv6 不带方括号</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>host:port, IPv6 in brackets</source>
        <translation>IP:端口，IPv6 带方括号</translation>
    </message>
    <message>
        <source>Proxy URL, with user and password if there are any</source>
        <translation>代理 URL，有用户名和密码时一并包含</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>代理用户名</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>Exit IP</source>
        <translation>出口 IP</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>地区编码</translation>
    </message>
    <message>
        <source>ISP</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>Deadline, UTC+08:00</source>
        <translation>截止时间，UTC+08:00</translation>
    </message>
    <message>
        <source>Server and area, unique within one copy</source>
        <translation>服务器和地区，同一次复制中不重复</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Product, mode and action</source>
        <translation>产品、模式和操作</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID（request_id）</translation>
    </message>
    <message>
        <source>Task ID</source>
        <translation>任务 ID（task_id）</translation>
    </message>
    <message>
        <source>After if: there is a user or a password</source>
        <translation>用于 if 之后：有用户名或密码</translation>
    </message>
    <message>
        <source>After if: the address is IPv6</source>
        <translation>用于 if 之后：地址为 IPv6</translation>
    </message>
    <message>
        <source>Nothing is escaped</source>
        <translation>不转义</translation>
    </message>
    <message>
        <source>Values stand as they are, on one line. What means something to the target is not escaped.</source>
        <translation>变量值原样写入，占一行；对目标有特殊含义的字符不转义。</translation>
    </message>
    <message>
        <source>URL (percent-encoding)</source>
        <translation>URL（百分号编码）</translation>
    </message>
    <message>
        <source>For user and password in a URL of your own. {url} is one already and needs no escaping.</source>
        <translation>用于自行拼写的 URL 中的用户名和密码。{url} 本身已是完整 URL，无需转义。</translation>
    </message>
    <message>
        <source>POSIX shell (sh, bash, zsh)</source>
        <translation>POSIX shell（sh、bash、zsh）</translation>
    </message>
    <message>
        <source>Values are escaped for inside &apos;…&apos;: write the quotation marks around them.</source>
        <translation>按 &apos;…&apos; 之内转义：请在模板中自行写上单引号。</translation>
    </message>
    <message>
        <source>POSIX shell, for curl&apos;s --proxy-user</source>
        <translation>POSIX shell（用于 curl 的 --proxy-user）</translation>
    </message>
    <message>
        <source>For inside &apos;…&apos;, with % written as curl reads it in user and password.</source>
        <translation>按 &apos;…&apos; 之内转义，% 按 curl 读取用户名和密码的方式书写。</translation>
    </message>
    <message>
        <source>PowerShell</source>
        <translation>PowerShell</translation>
    </message>
    <message>
        <source>Values are escaped for inside &quot;…&quot;: write the quotation marks around them.</source>
        <translation>按 &quot;…&quot; 之内转义：请在模板中自行写上双引号。</translation>
    </message>
    <message>
        <source>cmd window</source>
        <translation>cmd 窗口</translation>
    </message>
    <message>
        <source>For values without quotation marks, as in: set name={url}</source>
        <translation>用于不带引号的值，例如：set name={url}</translation>
    </message>
    <message>
        <source>JSON or YAML</source>
        <translation>JSON 或 YAML</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>JavaScript</source>
        <translation>JavaScript</translation>
    </message>
    <message>
        <source>Values are parted by white space and cannot be escaped: a lease whose password has some is refused.</source>
        <translation>各值以空白分隔，无法转义：密码含空白的代理不会写出。</translation>
    </message>
    <message>
        <source>What the last check found: good, differs, timeout, …; empty if never checked</source>
        <translation>上次检测结果：good、differs、timeout 等；未检测则为空</translation>
    </message>
    <message>
        <source>Latency of the last check in milliseconds</source>
        <translation>上次检测的延迟（毫秒）</translation>
    </message>
    <message>
        <source>Exit IP that the last check measured</source>
        <translation>上次检测实测的出口 IP</translation>
    </message>
    <message>
        <source>Connections through local ports</source>
        <translation>经本地端口的连接数</translation>
    </message>
    <message>
        <source>Traffic through local ports in bytes</source>
        <translation>经本地端口的流量（字节）</translation>
    </message>
    <message>
        <source>Percent of the connections through local ports that succeeded</source>
        <translation>经本地端口的连接成功率（百分比）</translation>
    </message>
</context>
<context>
    <name>DeleteAccount</name>
    <message>
        <source>Delete key</source>
        <translation>删除密钥</translation>
    </message>
    <message>
        <source>The key was not deleted.</source>
        <translation>密钥未删除。</translation>
    </message>
    <message>
        <source>Delete the key “%1”?</source>
        <translation>删除密钥“%1”？</translation>
    </message>
    <message>
        <source>Its secrets are removed from this computer and cannot be brought back. Leases that were extracted with it stay in the table, but can no longer be copied with their login. Nothing changes at the vendor.</source>
        <translation>其密钥和密码将从本机删除，且无法恢复。用它提取的代理仍保留在列表中，但复制时不再带有用户名和密码。青果那边不受任何影响。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls wait to be sent with it. They are cancelled; nothing is charged for them.</source>
        <translation>
            <numerusform>有 %n 次调用在用此密钥排队，将全部取消，不会扣费。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>ProxyDeck</source>
        <translation>ProxyDeck</translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <extracomment>%1, %2 versions of Qt</extracomment>
        <translation>%1，编译时为 %2</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Window system</source>
        <translation>窗口系统</translation>
    </message>
    <message>
        <source>none: keys are kept for this session only</source>
        <translation>无：密钥仅在本次会话中保留</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>读取中</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>for this session only</source>
        <translation>仅本次会话</translation>
    </message>
    <message>
        <source>not available</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>系统钥匙串</translation>
    </message>
    <message>
        <source>not known before the first answer</source>
        <translation>收到首个响应后才能得知</translation>
    </message>
    <message>
        <source>%1 slow (± %2)</source>
        <extracomment>%1 seconds, %2 seconds: how exactly that is known</extracomment>
        <translation>慢 %1（± %2）</translation>
    </message>
    <message>
        <source>%1 fast (± %2)</source>
        <translation>快 %1（± %2）</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>This machine&apos;s clock</source>
        <translation>本机时钟</translation>
    </message>
    <message>
        <source>Time by the vendor&apos;s clock</source>
        <translation>青果服务器时间</translation>
    </message>
    <message>
        <source>Rate windows, the last 60 s</source>
        <translation>限频窗口（最近 60 秒）</translation>
    </message>
    <message>
        <source>%1 of %2 calls used</source>
        <translation>已用 %1 次，共 %2 次</translation>
    </message>
    <message>
        <source>%1 of %2 calls used (%3 channels × 5 + 10)</source>
        <extracomment>%3 the number of channels, as entered for the key</extracomment>
        <translation>已用 %1 次，共 %2 次（%3 通道 × 5 + 10）</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 个等待中</translation>
    </message>
    <message>
        <source>next in %1</source>
        <translation>%1后发出下一个</translation>
    </message>
    <message>
        <source>Last calls</source>
        <translation>最近的调用</translation>
    </message>
    <message>
        <source>no request_id</source>
        <translation>无 request_id</translation>
    </message>
    <message>
        <source>Record and log</source>
        <translation>记录与日志</translation>
    </message>
    <message>
        <source>none: nothing is kept in the demo</source>
        <translation>无：演示模式不保存任何内容</translation>
    </message>
    <message>
        <source>well, %1</source>
        <translation>正常，%1</translation>
    </message>
    <message>
        <source>not being written: %1; %2</source>
        <extracomment>%1 the system&apos;s reason, %2 a size</extracomment>
        <translation>无法写入：%1；%2</translation>
    </message>
    <message>
        <source>Record of leases</source>
        <translation>代理记录</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>Display and language</source>
        <translation>显示与语言</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>Program&apos;s language</source>
        <translation>程序语言</translation>
    </message>
    <message>
        <source>System&apos;s languages</source>
        <translation>系统语言</translation>
    </message>
    <message>
        <source>Last warnings</source>
        <translation>最近的警告</translation>
    </message>
    <message>
        <source>none in this run</source>
        <translation>本次运行中没有</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>checked with this Qt on %1</source>
        <extracomment>%1 a date and time</extracomment>
        <translation>已用此 Qt 检查通过，%1</translation>
    </message>
    <message>
        <source>could not be checked; extraction waits</source>
        <translation>未能检查；暂不提取</translation>
    </message>
    <message>
        <source>One press, one request</source>
        <translation>每按一次只发一次请求</translation>
    </message>
    <message>
        <source>no: a request whose answer was lost arrived %1 times; extraction is off</source>
        <extracomment>%1 a number, at least 2</extracomment>
        <translation>否：丢失响应的请求到达了 %1 次；提取已停用</translation>
    </message>
    <message>
        <source>%1 slow in the last run; not known before the first answer</source>
        <extracomment>%1 seconds</extracomment>
        <translation>上次运行时慢 %1；收到首个响应后才能得知</translation>
    </message>
    <message>
        <source>%1 fast in the last run; not known before the first answer</source>
        <translation>上次运行时快 %1；收到首个响应后才能得知</translation>
    </message>
    <message>
        <source>Route to the vendor</source>
        <translation>调用途径</translation>
    </message>
    <message>
        <source>as the system is set</source>
        <translation>按系统设置</translation>
    </message>
</context>
<context>
    <name>ErrorWording</name>
    <message>
        <source>%1 The system says: %2</source>
        <extracomment>%1 a sentence of ours, %2 the system&apos;s own words</extracomment>
        <translation>%1系统提示：%2</translation>
    </message>
    <message>
        <source>The keychain no longer holds this key. Enter it again under Edit key.</source>
        <translation>系统钥匙串中已没有该密钥，请在“编辑密钥”中重新输入。</translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it and try again.</source>
        <translation>系统钥匙串已锁定，请解锁后重试。</translation>
    </message>
    <message>
        <source>The keychain refused access to this program. Allow it in the system&apos;s settings and try again.</source>
        <translation>系统钥匙串拒绝本程序访问，请在系统设置中允许后重试。</translation>
    </message>
    <message>
        <source>There is no keychain on this system that this program can use. The key can be kept for this session only.</source>
        <translation>此系统上没有本程序可用的钥匙串，密钥只能在本次会话中保留。</translation>
    </message>
    <message>
        <source>Key and passwords together are longer than the system&apos;s keychain takes. Shorten a password, or keep the key for this session only.</source>
        <translation>密钥和密码的总长度超出系统钥匙串的上限。请缩短密码，或仅在本次会话中保留密钥。</translation>
    </message>
    <message>
        <source>The keychain failed. Try again, or keep the key for this session only.</source>
        <translation>系统钥匙串出错。请重试，或仅在本次会话中保留密钥。</translation>
    </message>
    <message>
        <source>The list of keys could not be saved. Check that its folder can be written and has space.</source>
        <translation>无法保存密钥列表。请检查其所在文件夹是否可写、空间是否充足。</translation>
    </message>
    <message>
        <source>Trying again can help in %1 min.</source>
        <translation>可在 %1 分钟后重试。</translation>
    </message>
    <message>
        <source>Trying again can help in %1 s.</source>
        <translation>可在 %1 秒后重试。</translation>
    </message>
    <message>
        <source>Trying again at once can help.</source>
        <translation>可立即重试。</translation>
    </message>
    <message>
        <source>Trying again in a while can help.</source>
        <translation>可稍后重试。</translation>
    </message>
    <message>
        <source>Trying again in the next minute can help.</source>
        <translation>可在下一分钟重试。</translation>
    </message>
    <message>
        <source>Trying again can help after midnight in China (UTC+8).</source>
        <translation>可在中国时间（UTC+8）零点后重试。</translation>
    </message>
    <message>
        <source>Trying again helps only after something was changed.</source>
        <translation>需先作出更改，重试才有用。</translation>
    </message>
    <message>
        <source>Trying again does not help.</source>
        <translation>重试无效。</translation>
    </message>
    <message>
        <source>Open the vendor&apos;s page of keys</source>
        <translation>打开青果的密钥页面</translation>
    </message>
    <message>
        <source>Open the vendor&apos;s API authentication</source>
        <translation>打开青果的 Api 鉴权页面</translation>
    </message>
    <message>
        <source>Open the vendor&apos;s debugging tool</source>
        <translation>打开青果的调试工具</translation>
    </message>
    <message>
        <source>Listing what is in use shows what takes them.</source>
        <translation>“查询在用”可查看被哪些 IP 占用。</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <extracomment>%1 the vendor&apos;s code, such as SOME_NEW_CODE</extracomment>
        <translation>请求被拒绝：%1</translation>
    </message>
    <message>
        <source>The vendor answered with a code that is not in its documentation.</source>
        <translation>青果返回了文档中没有的错误码。</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>青果提示：%1</translation>
    </message>
    <message>
        <source>Ask the vendor&apos;s support what it means; they need the request ID.</source>
        <translation>请联系青果客服咨询其含义，并提供 request_id。</translation>
    </message>
    <message>
        <source>Vendor&apos;s address not found</source>
        <translation>找不到青果的服务器地址</translation>
    </message>
    <message>
        <source>The name of the vendor&apos;s server could not be looked up.</source>
        <translation>无法解析青果服务器的域名。</translation>
    </message>
    <message>
        <source>Check the network and its DNS.</source>
        <translation>请检查网络和 DNS 设置。</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>Check whether a firewall or another proxy program stands in the way.</source>
        <translation>请检查是否被防火墙或其他代理软件拦截。</translation>
    </message>
    <message>
        <source>Connection not secure</source>
        <translation>连接不安全</translation>
    </message>
    <message>
        <source>The server could not prove that it is the vendor&apos;s, so the key was not sent to it.</source>
        <translation>无法确认对方是青果的服务器，因此没有发送密钥。</translation>
    </message>
    <message>
        <source>Check this machine&apos;s date and time, and whether a program or network here reads encrypted connections.</source>
        <translation>请检查本机的日期和时间，以及本机或网络中是否有程序在解密 HTTPS 流量。</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>无网络</translation>
    </message>
    <message>
        <source>This machine is not connected.</source>
        <translation>本机未连接网络。</translation>
    </message>
    <message>
        <source>Vendor not reached in time</source>
        <translation>连接青果超时</translation>
    </message>
    <message>
        <source>Check the network.</source>
        <translation>请检查网络。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>The connection failed before the call could leave.</source>
        <translation>请求发出前连接就已失败。</translation>
    </message>
    <message>
        <source>Nothing was sent, nothing was charged.</source>
        <translation>未发送请求，也未扣费。</translation>
    </message>
    <message>
        <source>The call was sent, and no answer came in time.</source>
        <translation>请求已发送，但未在规定时间内收到响应。</translation>
    </message>
    <message>
        <source>The answer broke off in the middle.</source>
        <translation>响应中途中断。</translation>
    </message>
    <message>
        <source>The call had been sent when you gave it up, and its answer was not waited for.</source>
        <translation>您放弃时请求已经发出，未等待响应。</translation>
    </message>
    <message>
        <source>The program ended, in an earlier run, before the answer came.</source>
        <translation>上次运行时，程序在收到响应前就退出了。</translation>
    </message>
    <message>
        <source>The secure connection broke after the call had been sent.</source>
        <translation>请求发出后，安全连接中断。</translation>
    </message>
    <message>
        <source>The network went away after the call had been sent.</source>
        <translation>请求发出后，网络断开。</translation>
    </message>
    <message>
        <source>The connection was lost after the call had been sent, before its answer came.</source>
        <translation>请求发出后、收到响应前，连接中断。</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>Nothing was charged: listing what is in use costs nothing. List again.</source>
        <translation>未扣费：查询在用不收费。请重新查询。</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>List what is in use to see whether it brought anything before you extract again.</source>
        <translation>再次提取前，请先查询在用，确认这次是否已提取到 IP。</translation>
    </message>
    <message>
        <source>Look on the vendor&apos;s page whether it was carried out before you extract again.</source>
        <translation>再次提取前，请先到青果网站确认这次请求是否已执行。</translation>
    </message>
    <message>
        <source>What came is not in the vendor&apos;s format: perhaps the page of a login portal, a proxy or a firewall.</source>
        <translation>收到的内容不是青果的格式，可能是登录门户、代理或防火墙的页面。</translation>
    </message>
    <message>
        <source>The answer is in the vendor&apos;s format but lacks what it should hold.</source>
        <translation>响应是青果的格式，但缺少应有的内容。</translation>
    </message>
    <message>
        <source>The answer was larger than any the vendor sends, and was not read to its end.</source>
        <translation>响应超出了青果的正常大小，未读取完。</translation>
    </message>
    <message>
        <source>The call was sent on to another address. It was not followed there, because the key would have gone along.</source>
        <translation>请求被重定向到其他地址。为避免泄露密钥，未继续跳转。</translation>
    </message>
    <message>
        <source>More calls came than the vendor&apos;s server accepts (HTTP 429).</source>
        <translation>请求过多，青果服务器已拒绝（HTTP 429）。</translation>
    </message>
    <message>
        <source>The vendor&apos;s server is overloaded or failed (HTTP %1).</source>
        <translation>青果服务器过载或出错（HTTP %1）。</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>响应为空。</translation>
    </message>
    <message>
        <source>Too many calls</source>
        <translation>请求过于频繁</translation>
    </message>
    <message>
        <source>Vendor&apos;s server failed</source>
        <translation>青果服务器出错</translation>
    </message>
    <message>
        <source>Unusable answer</source>
        <translation>响应无法使用</translation>
    </message>
    <message>
        <source>Open a web page to see whether this network wants a login.</source>
        <translation>请打开任意网页，看看当前网络是否需要登录。</translation>
    </message>
    <message>
        <source>Look at the text that was received.</source>
        <translation>请查看收到的原文。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>You cancelled it while it waited. Nothing was sent, nothing was charged.</source>
        <translation>您在等待期间取消了此调用。未发送请求，也未扣费。</translation>
    </message>
    <message>
        <source>Enter minutes from %1 to %2.</source>
        <translation>请输入 %1 到 %2 之间的分钟数。</translation>
    </message>
    <message>
        <source>Enter a whole number from %1 to %2.</source>
        <translation>请输入 %1 到 %2 之间的整数。</translation>
    </message>
    <message>
        <source>“%1” is not a number. %2</source>
        <extracomment>%1 what was typed, %2 a sentence that says what is allowed</extracomment>
        <translation>“%1”不是数字。%2</translation>
    </message>
    <message>
        <source>Only one area can be chosen here.</source>
        <translation>此处只能选择一个地区。</translation>
    </message>
    <message>
        <source>At most %1 codes can be given here.</source>
        <translation>此处最多可填 %1 个编码。</translation>
    </message>
    <message>
        <source>%1 is both wanted and excluded. Remove it from one of the two.</source>
        <translation>%1 同时出现在地区和排除地区中，请从其中一处移除。</translation>
    </message>
    <message>
        <source>it is not an entry of the kind that the vendor documents</source>
        <translation>不符合青果文档规定的格式</translation>
    </message>
    <message>
        <source>it has no proxy address</source>
        <translation>没有代理地址</translation>
    </message>
    <message>
        <source>the port of its proxy address is missing or impossible</source>
        <translation>代理地址的端口缺失或无效</translation>
    </message>
    <message>
        <source>its deadline cannot be read; it is in the list without one</source>
        <translation>截止时间无法识别，已按无截止时间列出</translation>
    </message>
    <message>
        <source>it has no name (uuid)</source>
        <translation>没有名称（uuid）</translation>
    </message>
    <message>
        <source>Entry %1: %2.</source>
        <extracomment>%1 number of the entry in the reply, from 1; %2 the reason, beginning with a small letter</extracomment>
        <translation>第 %1 条：%2。</translation>
    </message>
    <message>
        <source>Fault at the vendor</source>
        <translation>青果系统故障</translation>
    </message>
    <message>
        <source>The vendor&apos;s own system failed while it handled the call.</source>
        <translation>青果的系统在处理请求时出错。</translation>
    </message>
    <message>
        <source>Your request is not to blame. If it keeps happening, send the request ID to the vendor&apos;s support.</source>
        <translation>这不是您的请求的问题。如持续出现，请将 request_id 提供给青果客服。</translation>
    </message>
    <message>
        <source>Parameter refused</source>
        <translation>参数错误</translation>
    </message>
    <message>
        <source>The vendor cannot use one of the values in the request.</source>
        <translation>请求中有青果不接受的参数值。</translation>
    </message>
    <message>
        <source>Check area, carrier and number in the form, or try the same values in the vendor&apos;s debugging tool.</source>
        <translation>请检查表单中的地区、运营商和提取个数，或在青果的调试工具中用相同的值试一试。</translation>
    </message>
    <message>
        <source>Key unknown or expired</source>
        <translation>密钥不存在或已过期</translation>
    </message>
    <message>
        <source>The vendor knows no such key, or its term is over.</source>
        <translation>青果没有这个密钥，或密钥已过期。</translation>
    </message>
    <message>
        <source>Compare the key with the one on the vendor&apos;s page, or renew it there.</source>
        <translation>请与青果网站上的密钥核对，或前往续费。</translation>
    </message>
    <message>
        <source>Key unusable</source>
        <translation>密钥不可用</translation>
    </message>
    <message>
        <source>The key exists, but it has expired or was banned.</source>
        <translation>密钥存在，但已过期或被封禁。</translation>
    </message>
    <message>
        <source>Renew the key on the vendor&apos;s page, or ask the vendor&apos;s support why it is banned.</source>
        <translation>请到青果网站续费，或联系青果客服了解封禁原因。</translation>
    </message>
    <message>
        <source>Not part of this key&apos;s plan</source>
        <translation>密钥的套餐不支持</translation>
    </message>
    <message>
        <source>The key has no right to this call.</source>
        <translation>该密钥无权进行此调用。</translation>
    </message>
    <message>
        <source>Check that product and mode here are the ones that the key was bought under, and change them if not.</source>
        <translation>请确认此处的产品和提取方式与购买密钥时一致，不一致请修改。</translation>
    </message>
    <message>
        <source>API authentication failed</source>
        <translation>Api 鉴权失败</translation>
    </message>
    <message>
        <source>The key&apos;s API authentication asks for something that the call did not have: the right password, or an address on its list.</source>
        <translation>请求未满足密钥的 Api 鉴权要求：密码不正确，或本机地址不在白名单中。</translation>
    </message>
    <message>
        <source>Look at the API authentication on the vendor&apos;s page. If it is key and password, enter that password under Edit key.</source>
        <translation>请查看青果网站上的 Api 鉴权设置。如果是密钥加密码的方式，请在“编辑密钥”中填写该密码。</translation>
    </message>
    <message>
        <source>Key banned</source>
        <translation>密钥已被封禁</translation>
    </message>
    <message>
        <source>The vendor has banned this key.</source>
        <translation>青果已封禁此密钥。</translation>
    </message>
    <message>
        <source>Ask the vendor&apos;s support for the reason; the request ID helps them.</source>
        <translation>请联系青果客服了解原因，并提供 request_id 以便查询。</translation>
    </message>
    <message>
        <source>The vendor counted more calls in this minute than the key is allowed.</source>
        <translation>青果统计的本分钟请求次数超过了密钥的限制。</translation>
    </message>
    <message>
        <source>Balance used up</source>
        <translation>余额不足</translation>
    </message>
    <message>
        <source>The key&apos;s balance does not cover this extraction.</source>
        <translation>密钥的余额不足以完成本次提取。</translation>
    </message>
    <message>
        <source>Top up the key on the vendor&apos;s page, or extract fewer.</source>
        <translation>请到青果网站充值，或减少提取个数。</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>资源不足</translation>
    </message>
    <message>
        <source>The vendor has no free IP at the moment that fits the request.</source>
        <translation>青果暂时没有符合要求的空闲 IP。</translation>
    </message>
    <message>
        <source>Allow more areas or carriers, or extract fewer.</source>
        <translation>请放宽地区或运营商，或减少提取个数。</translation>
    </message>
    <message>
        <source>Extraction failed</source>
        <translation>提取失败</translation>
    </message>
    <message>
        <source>The vendor accepted the request but could not carry it out.</source>
        <translation>青果已受理请求，但未能完成。</translation>
    </message>
    <message>
        <source>If it keeps happening, send the request ID to the vendor&apos;s support.</source>
        <translation>如持续出现，请将 request_id 提供给青果客服。</translation>
    </message>
    <message>
        <source>Today&apos;s allowance is spent</source>
        <translation>今日配额已用完</translation>
    </message>
    <message>
        <source>All IPs bought for today have been extracted.</source>
        <translation>今日购买的 IP 已全部提取。</translation>
    </message>
    <message>
        <source>Wait for tomorrow, or buy more IPs a day on the vendor&apos;s page.</source>
        <translation>请等到明天，或到青果网站增购每日 IP 数量。</translation>
    </message>
    <message>
        <source>This minute&apos;s allowance is spent</source>
        <translation>本分钟配额已用完</translation>
    </message>
    <message>
        <source>All IPs bought for this minute have been extracted.</source>
        <translation>本分钟购买的 IP 已全部提取。</translation>
    </message>
    <message>
        <source>Wait for the next minute, or buy more IPs a minute on the vendor&apos;s page.</source>
        <translation>请等到下一分钟，或到青果网站增购每分钟 IP 数量。</translation>
    </message>
    <message>
        <source>Extraction quota exceeded</source>
        <translation>超出提取配额</translation>
    </message>
    <message>
        <source>The request asks for more than is left of the key&apos;s quota.</source>
        <translation>请求的数量超过了密钥的剩余配额。</translation>
    </message>
    <message>
        <source>Extract fewer, or look up what is left on the vendor&apos;s page.</source>
        <translation>请减少提取个数，或到青果网站查看剩余配额。</translation>
    </message>
    <message>
        <source>No free channel</source>
        <translation>没有空闲通道</translation>
    </message>
    <message>
        <source>All channels of this key are taken by IPs that are still in use.</source>
        <translation>此密钥的所有通道都被在用的 IP 占用。</translation>
    </message>
    <message>
        <source>A channel is free again when an IP on it expires. Extract fewer, or wait for that.</source>
        <translation>IP 过期后，其占用的通道即会空出。请减少提取个数，或等待通道空出。</translation>
    </message>
    <message>
        <source>Too many releases</source>
        <translation>释放过于频繁</translation>
    </message>
    <message>
        <source>The vendor lets no more IPs of this key be released for now.</source>
        <translation>青果暂时不允许此密钥释放更多 IP。</translation>
    </message>
    <message>
        <source>Whitelist full</source>
        <translation>白名单已满</translation>
    </message>
    <message>
        <source>The key&apos;s whitelist holds as many addresses as the vendor allows.</source>
        <translation>该密钥的白名单数量已达青果上限。</translation>
    </message>
    <message>
        <source>Remove an address that is no longer needed on the vendor&apos;s page.</source>
        <translation>请到青果网站移除不再需要的地址。</translation>
    </message>
    <message>
        <source>Too early to release</source>
        <translation>未到可释放时间</translation>
    </message>
    <message>
        <source>This static IP was obtained too recently to be released.</source>
        <translation>该静态 IP 刚提取不久，暂不能释放。</translation>
    </message>
    <message>
        <source>The vendor asks for some time between obtaining and releasing.</source>
        <translation>青果要求提取后间隔一段时间才能释放。</translation>
    </message>
    <message>
        <source>Too early to release the exclusive IP</source>
        <translation>未到独享 IP 可释放时间</translation>
    </message>
    <message>
        <source>This exclusive IP was obtained too recently to be released.</source>
        <translation>该独享 IP 刚提取不久，暂不能释放。</translation>
    </message>
    <message>
        <source>Too early to change the IP</source>
        <translation>未到可更换 IP 时间</translation>
    </message>
    <message>
        <source>This exclusive line changed its IP too recently.</source>
        <translation>该独享线路刚更换过 IP。</translation>
    </message>
    <message>
        <source>The vendor asks for some time between two changes.</source>
        <translation>青果要求两次更换之间间隔一段时间。</translation>
    </message>
    <message>
        <source>Extraction is off</source>
        <translation>提取已停用</translation>
    </message>
    <message>
        <source>With Qt %1 on this machine a request is sent again when its answer is lost: one press could be charged several times.</source>
        <extracomment>%1 a version: &quot;6.11.2&quot;</extracomment>
        <translation>此电脑上的 Qt %1 在响应丢失时会重新发送请求：按一次可能重复扣费。</translation>
    </message>
    <message>
        <source>Install the newest version of ProxyDeck.</source>
        <translation>请安装最新版本的 ProxyDeck。</translation>
    </message>
    <message>
        <source>Extraction waits for a check</source>
        <translation>检查通过后才能提取</translation>
    </message>
    <message>
        <source>Before the first extraction ProxyDeck checks on this machine that a request whose answer is lost is not sent again. That check could not be carried out.</source>
        <translation>首次提取前，ProxyDeck 会在此电脑上检查：响应丢失时请求不会重新发送。这项检查未能完成。</translation>
    </message>
    <message>
        <source>Allow ProxyDeck to connect to this machine itself (127.0.0.1), then press again.</source>
        <translation>请允许 ProxyDeck 连接本机（127.0.0.1），然后再按一次。</translation>
    </message>
    <message>
        <source>Listing what is in use still works.</source>
        <translation>仍可查询在用 IP。</translation>
    </message>
    <message>
        <source>The program ended, in an earlier run, before it was this call&apos;s turn.</source>
        <translation>程序上次运行时，在轮到该调用之前结束。</translation>
    </message>
    <message>
        <source>Cancelled: key deleted</source>
        <translation>已取消：密钥已删除</translation>
    </message>
    <message>
        <source>The key was deleted while this call waited for its turn.</source>
        <translation>该调用排队期间，密钥被删除。</translation>
    </message>
    <message>
        <source>Cancelled: key replaced</source>
        <translation>已取消：密钥已更换</translation>
    </message>
    <message>
        <source>The key was replaced by another while this call waited for its turn.</source>
        <translation>该调用排队期间，密钥被更换。</translation>
    </message>
    <message>
        <source>Press again to use the new key.</source>
        <translation>请重新提取，将使用新密钥。</translation>
    </message>
    <message>
        <source>Cancelled: plan changed</source>
        <translation>已取消：套餐已更改</translation>
    </message>
    <message>
        <source>The product or mode of the key was changed while this call waited for its turn.</source>
        <translation>该调用排队期间，密钥的产品或模式被更改。</translation>
    </message>
    <message>
        <source>Press again to use the new plan.</source>
        <translation>请重新提取，将使用新套餐。</translation>
    </message>
    <message>
        <source>Key not readable</source>
        <translation>无法读取密钥</translation>
    </message>
    <message>
        <source>When it was this call&apos;s turn, its key could not be read.</source>
        <translation>轮到该调用时，无法读取其密钥。</translation>
    </message>
    <message>
        <source>Unlock the keychain or enter the key again, then press again.</source>
        <translation>请解锁钥匙串或重新输入密钥，然后再次提取。</translation>
    </message>
    <message>
        <source>Connection cut off</source>
        <translation>连接被切断</translation>
    </message>
    <message>
        <source>The connection was cut off while its encryption was being agreed on: by the vendor&apos;s server, or by a firewall or proxy on the way.</source>
        <translation>协商加密时连接被切断：可能是青果的服务器，也可能是途中的防火墙或代理。</translation>
    </message>
    <message>
        <source>If it happens again, try another network or another proxy for these calls.</source>
        <translation>如再次发生，请换一个网络，或为调用换一个代理。</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>The other side accepts no encryption that is safe today. That is not like the vendor&apos;s server: perhaps a firewall or proxy on the way answered.</source>
        <translation>对方不接受如今仍安全的加密方式。这不像青果的服务器：响应的可能是途中的防火墙或代理。</translation>
    </message>
    <message>
        <source>Try another network or another proxy for these calls.</source>
        <translation>请换一个网络，或为调用换一个代理。</translation>
    </message>
    <message>
        <source>A proxy on the way wants a login (HTTP 407).</source>
        <translation>途中的代理要求登录（HTTP 407）。</translation>
    </message>
    <message>
        <source>You cancelled it while the connection was being made. Nothing was sent, nothing was charged.</source>
        <translation>正在建立连接时被您取消。未发送请求，也未扣费。</translation>
    </message>
    <message>
        <source>This key has 1 channel, so one IP can be in use at a time.</source>
        <translation>此密钥有 1 个通道，同时只能使用 1 个 IP。</translation>
    </message>
    <message>
        <source>This key has %1 channels, so at most %1 IPs can be in use at a time.</source>
        <translation>此密钥有 %1 个通道，同时最多使用 %1 个 IP。</translation>
    </message>
    <message>
        <source>The keychain returned something other than what was written, so it was not used. Try again, or keep the key for this session only.</source>
        <translation>系统钥匙串读回的内容与写入的不一致，因此未予采用。请重试，或仅在本次会话中保留密钥。</translation>
    </message>
    <message>
        <source>This is not an extraction link.</source>
        <translation>这不是提取链接。</translation>
    </message>
    <message>
        <source>This is a link, but not one of the vendor&apos;s extraction links.</source>
        <translation>这是链接，但不是青果的提取链接。</translation>
    </message>
    <message>
        <source>This is a link of the vendor&apos;s, but for a call that this program does not know.</source>
        <translation>这是青果的链接，但属于本程序不支持的接口。</translation>
    </message>
    <message>
        <source>This is a link of the vendor&apos;s, but it contains no usable key.</source>
        <translation>这是青果的链接，但其中没有可用的密钥。</translation>
    </message>
    <message>
        <source>This is a link of the vendor&apos;s, but one of its values is given twice, so it is unclear which one counts.</source>
        <translation>这是青果的链接，但有参数重复，无法确定以哪个为准。</translation>
    </message>
    <message>
        <source>It may have been charged; nothing is sent again automatically.</source>
        <translation>可能已扣费，程序不会自动重发。</translation>
    </message>
    <message>
        <source>The vendor&apos;s server, or a firewall in front of it, refused the connection.</source>
        <translation>青果服务器或其前面的防火墙拒绝了连接。</translation>
    </message>
    <message>
        <source>Connect to a network and press again.</source>
        <translation>请连接网络后重试。</translation>
    </message>
    <message>
        <source>No connection to the vendor&apos;s server was made in time.</source>
        <translation>未能与青果服务器建立连接。</translation>
    </message>
    <message>
        <source>The answer contains only the status HTTP %1.</source>
        <translation>响应中只有状态码 HTTP %1，没有其他内容。</translation>
    </message>
    <message>
        <source>Calls that wait here continue automatically.</source>
        <translation>等待中的调用会自动继续。</translation>
    </message>
    <message>
        <source>“%1” is not a country code. Use two letters such as US or EU, or the vendor&apos;s six digits such as 990100.</source>
        <translation>“%1”不是国家编码。请使用 US、EU 这样的两位字母，或 990100 这样的青果六位数字编码。</translation>
    </message>
    <message>
        <source>“%1” is not an area code. Use six digits such as 350500.</source>
        <translation>“%1”不是地区编码。请使用 350500 这样的六位数字。</translation>
    </message>
    <message>
        <source>Another program may be using the same key, or the number of channels entered for it is too high. Calls that wait here continue automatically.</source>
        <translation>可能有其他程序在使用同一密钥，或填写的通道数过大。等待中的调用会自动继续。</translation>
    </message>
    <message>
        <source>Wait until IPs expire.</source>
        <translation>请等待 IP 自行过期。</translation>
    </message>
    <message>
        <source>Not counted, not sent</source>
        <translation>未计数，未发送</translation>
    </message>
    <message>
        <source>The record could not be written. What the program extracts by itself is sent only after it was counted there, so that its budget holds whatever happens.</source>
        <translation>无法写入记录。程序自动提取的调用要先在记录中计数才会发送，这样无论发生什么都不会超出预算。</translation>
    </message>
    <message>
        <source>Make room on the disk or mend it.</source>
        <translation>请清理磁盘空间或修复磁盘。</translation>
    </message>
</context>
<context>
    <name>FieldHelp</name>
    <message>
        <source>six-digit area codes such as 350500, with commas between</source>
        <translation>六位地区编码，如 350500，多个用英文逗号分隔</translation>
    </message>
    <message>
        <source>one six-digit area code such as 350500</source>
        <translation>一个六位地区编码，如 350500</translation>
    </message>
    <message>
        <source>two letters such as US, EU, or the vendor&apos;s six digits such as 990100; with commas between</source>
        <translation>两位字母编码（如 US、EU）或青果的六位编码（如 990100），多个用英文逗号分隔</translation>
    </message>
    <message>
        <source>0 any, 1 Telecom, 2 Mobile, 3 Unicom</source>
        <translation>0 不限，1 电信，2 移动，3 联通</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1 到 %2 之间的整数</translation>
    </message>
    <message>
        <source>minutes from %1 to %2</source>
        <translation>%1 到 %2 分钟</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>none; it must be given</source>
        <translation>无，必填</translation>
    </message>
    <message>
        <source>%1, and then it is not sent</source>
        <extracomment>%1 a value such as 1 or false</extracomment>
        <translation>%1，此时不发送该参数</translation>
    </message>
    <message>
        <source>as the plan has it; nothing is sent</source>
        <translation>以套餐为准，不发送该参数</translation>
    </message>
    <message>
        <source>none; nothing is sent</source>
        <translation>无，不发送该参数</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 what is told: &quot;Values&quot;; %2 it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认值</translation>
    </message>
</context>
<context>
    <name>FilterWords</name>
    <message>
        <source>state</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>状态</translation>
    </message>
    <message>
        <source>server</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>服务器</translation>
    </message>
    <message>
        <source>ip</source>
        <comment>Field typed in a filter: the exit IP; may give several names: a|b</comment>
        <translation>出口ip|出口|ip</translation>
    </message>
    <message>
        <source>area</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>地区|区域</translation>
    </message>
    <message>
        <source>isp</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>运营商</translation>
    </message>
    <message>
        <source>left</source>
        <comment>Field typed in a filter: time left; may give several names: a|b</comment>
        <translation>剩余|剩余时间</translation>
    </message>
    <message>
        <source>deadline</source>
        <comment>Field typed in a filter; may give several names: a|b</comment>
        <translation>截止时间|截止</translation>
    </message>
    <message>
        <source>product</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>产品</translation>
    </message>
    <message>
        <source>mode</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>模式</translation>
    </message>
    <message>
        <source>key</source>
        <comment>Field typed in a filter: name of a key; may give several names: a|b</comment>
        <translation>密钥</translation>
    </message>
    <message>
        <source>request</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>请求</translation>
    </message>
    <message>
        <source>task</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>任务</translation>
    </message>
    <message>
        <source>s</source>
        <comment>Seconds, typed in a filter behind a number; may give several names: a|b</comment>
        <translation>秒|秒钟</translation>
    </message>
    <message>
        <source>m</source>
        <comment>Minutes, typed in a filter behind a number; may give several names: a|b</comment>
        <translation>分钟|分</translation>
    </message>
    <message>
        <source>h</source>
        <comment>Hours, typed in a filter behind a number; may give several names: a|b</comment>
        <translation>小时|时</translation>
    </message>
    <message>
        <source>d</source>
        <comment>Days, typed in a filter behind a number; may give several names: a|b</comment>
        <translation>天|日</translation>
    </message>
    <message>
        <source>copied</source>
        <comment>Field typed in a filter: whether a lease was copied; may give several names: a|b</comment>
        <translation>已复制|复制</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>Typed in a filter, copied:yes; may give several names: a|b</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <comment>Typed in a filter, copied:no; may give several names: a|b</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>check</source>
        <comment>Field typed in a filter: what the check found; may give several names: a|b</comment>
        <translation>检测</translation>
    </message>
    <message>
        <source>latency</source>
        <comment>Field typed in a filter; may give several names: a|b. No blanks</comment>
        <translation>延迟</translation>
    </message>
    <message>
        <source>good</source>
        <comment>Typed in a filter, check:good: a lease that works; may give several: a|b</comment>
        <translation>正常|可用</translation>
    </message>
    <message>
        <source>differs</source>
        <comment>Typed in a filter, check:differs: a lease with another exit IP than declared; may give several: a|b</comment>
        <translation>出口不符|不一致</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>Typed in a filter, check:bad: a lease that does not work; may give several: a|b</comment>
        <translation>异常|不可用</translation>
    </message>
    <message>
        <source>never</source>
        <comment>Typed in a filter, check:never: a lease that was not checked; may give several: a|b</comment>
        <translation>未检测</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>Typed in a filter, check:waiting: a lease whose check waits; may give several: a|b</comment>
        <translation>等待</translation>
    </message>
    <message>
        <source>running</source>
        <comment>Typed in a filter, check:running: a lease whose check runs; may give several: a|b</comment>
        <translation>检测中</translation>
    </message>
    <message>
        <source>same</source>
        <comment>Typed in a filter, check:same: a lease that works, with the declared exit IP; may give several: a|b</comment>
        <translation>出口一致</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>Typed in a filter, check:unknown: a lease that works, exit IP unknown; may give several: a|b</comment>
        <translation>出口未知</translation>
    </message>
    <message>
        <source>transparent</source>
        <comment>Typed in a filter, check:transparent: a lease that shows the own address; may give several: a|b</comment>
        <translation>透明</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>Typed in a filter, check:refused: a lease that refuses user or password; may give several: a|b</comment>
        <translation>拒绝认证</translation>
    </message>
    <message>
        <source>notallowed</source>
        <comment>Typed in a filter, check:notallowed: a lease that refuses the target; may give several: a|b</comment>
        <translation>不允许</translation>
    </message>
    <message>
        <source>noroute</source>
        <comment>Typed in a filter, check:noroute: a lease that does not reach the target; may give several: a|b</comment>
        <translation>目标不可达</translation>
    </message>
    <message>
        <source>unreachable</source>
        <comment>Typed in a filter, check:unreachable: a lease that cannot be connected to; may give several: a|b</comment>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>name</source>
        <comment>Typed in a filter, check:name: a lease whose name has no address; may give several: a|b</comment>
        <translation>域名</translation>
    </message>
    <message>
        <source>tls</source>
        <comment>Typed in a filter, check:tls: a lease with TLS failures; may give several: a|b</comment>
        <translation>TLS</translation>
    </message>
    <message>
        <source>wrong</source>
        <comment>Typed in a filter, check:wrong: a lease with a wrong answer; may give several: a|b</comment>
        <translation>响应异常</translation>
    </message>
    <message>
        <source>timeout</source>
        <comment>Typed in a filter, check:timeout: a lease with a timeout; may give several: a|b</comment>
        <translation>超时</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>Typed in a filter, check:expired: a lease that expired before its check was over; may give several: a|b</comment>
        <translation>检测前过期</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>Typed in a filter, check:cancelled: a lease whose check was cancelled; may give several: a|b</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>Milliseconds, typed in a filter behind a number; several names: a|b</comment>
        <translation>毫秒</translation>
    </message>
</context>
<context>
    <name>FormatWording</name>
    <message>
        <source>%1 has no value of its own (character %2); it can only stand after if: %3</source>
        <translation>%1 本身没有值（第 %2 个字符），只能用在 if 之后：%3</translation>
    </message>
    <message>
        <source>The { at character %1 has no }. To write a brace as it is, double it: {{</source>
        <translation>第 %1 个字符处的 { 没有对应的 }。如需写出大括号本身，请写两次：{{</translation>
    </message>
    <message>
        <source>The } at character %1 closes nothing. To write a brace as it is, double it: }}</source>
        <translation>第 %1 个字符处的 } 没有对应的 {。如需写出大括号本身，请写两次：}}</translation>
    </message>
    <message>
        <source>The {else} at character %1 belongs to no {if …}.</source>
        <translation>第 %1 个字符处的 {else} 没有对应的 {if …}。</translation>
    </message>
    <message>
        <source>The {end} at character %1 belongs to no {if …}.</source>
        <translation>第 %1 个字符处的 {end} 没有对应的 {if …}。</translation>
    </message>
    <message>
        <source>The {if …} at character %1 has no {end}.</source>
        <translation>第 %1 个字符处的 {if …} 没有对应的 {end}。</translation>
    </message>
    <message>
        <source>Outside the quotation marks, and so not escaped there: %1. A password can hold anything; the target could take it for a command.</source>
        <translation>位于引号之外，因而未被转义：%1。密码可能含有任何字符，目标程序可能把它当作命令执行。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between placeholders</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The copy formats could not be read and are left as they are (%1). Changes are not kept.</source>
        <translation>复制格式无法读取，文件保持原样（%1）。所作更改不会保存。</translation>
    </message>
    <message>
        <source>The copy formats could not be written: %1</source>
        <translation>复制格式无法写入：%1</translation>
    </message>
    <message>
        <source>This file was written by a later version of ProxyDeck. Nothing was changed.</source>
        <translation>此文件由更新版本的 ProxyDeck 写入，未作任何更改。</translation>
    </message>
    <message>
        <source>A format without a name</source>
        <translation>未命名的格式</translation>
    </message>
    <message>
        <source>%1: there is no template</source>
        <translation>%1：没有模板</translation>
    </message>
    <message>
        <source>%1: too long</source>
        <translation>%1：内容过长</translation>
    </message>
    <message>
        <source>%1: its escaping is unknown to this version</source>
        <translation>%1：当前版本不认识其转义方式</translation>
    </message>
    <message>
        <source>%1 is not a placeholder (character %2). To write a brace as it is, double it: {{</source>
        <translation>%1 不是占位符（第 %2 个字符）。如需写出大括号本身，请写两次：{{</translation>
    </message>
    <message>
        <source>The template contains invisible characters. The preview shows them as ‹U+…›.</source>
        <translation>模板含有不可见字符，预览中以 ‹U+…› 显示。</translation>
    </message>
    <message>
        <source>Not all copy formats could be read. The file was kept as %1.</source>
        <translation>复制格式未能全部读取，原文件已保留为 %1。</translation>
    </message>
    <message>
        <source>This is not a file of copy formats. Nothing was changed.</source>
        <translation>这不是复制格式文件，未作任何更改。</translation>
    </message>
    <message>
        <source>This file is too large to be a file of copy formats. Nothing was changed.</source>
        <translation>此文件过大，不是复制格式文件，未作任何更改。</translation>
    </message>
    <message>
        <source>A format without a name was skipped.</source>
        <translation>略过了一个没有名称的格式。</translation>
    </message>
    <message>
        <source>%1: the maximum number of formats is reached (%2)</source>
        <translation>%1：格式数量已达上限（%2）</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 a number, %2 its share of all: &quot;1,234 · 12.3 %&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Not named</source>
        <comment>an area or ISP</comment>
        <translation>未注明</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>其他 %1 项</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share in per cent</extracomment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>Leases obtained</source>
        <translation>已获取代理</translation>
    </message>
    <message>
        <source>Different exit IPs</source>
        <translation>不同出口 IP</translation>
    </message>
    <message>
        <source>Exit IPs seen more than once</source>
        <translation>重复出现的出口 IP</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>按产品</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日期</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按地区</translation>
    </message>
    <message>
        <source>By ISP</source>
        <translation>按运营商</translation>
    </message>
    <message>
        <source>Calls by outcome</source>
        <translation>按调用结果</translation>
    </message>
    <message>
        <source>%1 times, last %2</source>
        <extracomment>%1 how many times an exit IP was met, %2 when last</extracomment>
        <translation>%1 次，最近 %2</translation>
    </message>
    <message>
        <source>Under way, or never ended</source>
        <translation>进行中或未结束</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Unexpected reply</source>
        <translation>响应异常</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 what became of a call (&quot;Refused&quot;), %2 why in few words (&quot;Out of stock&quot;), or the vendor&apos;s code</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The record was written by a newer version of this program, which this one cannot read (%1).</source>
        <translation>历史记录由更新版本的程序写入，当前版本无法读取（%1）。</translation>
    </message>
    <message>
        <source>The record is damaged and could not be searched (%1). At its next start the program sets a damaged record aside and begins a new one.</source>
        <translation>历史记录已损坏，无法搜索（%1）。下次启动时，程序会将损坏的历史记录另行保存，并新建一份。</translation>
    </message>
    <message>
        <source>The record could not be read: %1</source>
        <translation>无法读取历史记录：%1</translation>
    </message>
    <message>
        <source>%1 others, all together</source>
        <translation>其余 %1 项合计</translation>
    </message>
    <message>
        <source>%1 · good %2</source>
        <extracomment>%1 a number and its share of all, %2 the share of good ones among those that were checked</extracomment>
        <translation>%1 · 正常 %2</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已检测</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Exit IP differs</source>
        <translation>出口 IP 不一致</translation>
    </message>
    <message>
        <source>By hour of the day</source>
        <translation>按时段</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 the share of good ones, %2 how many were checked</extracomment>
        <translation>%2 个中 %1</translation>
    </message>
    <message>
        <source>Unknown → resolved</source>
        <translation>结果未知 → 已核对</translation>
    </message>
</context>
<context>
    <name>KeeperWords</name>
    <message>
        <source>Waiting for a free call</source>
        <translation>等待可用的调用次数</translation>
    </message>
    <message>
        <source>Waiting for the next minute</source>
        <translation>等待下一分钟</translation>
    </message>
    <message>
        <source>Waiting for tomorrow</source>
        <translation>等待明天</translation>
    </message>
    <message>
        <source>Waiting after the extraction limit</source>
        <translation>达到提取上限，等待中</translation>
    </message>
    <message>
        <source>Waiting for a free channel</source>
        <translation>等待空闲通道</translation>
    </message>
    <message>
        <source>Waiting for stock</source>
        <translation>等待资源</translation>
    </message>
    <message>
        <source>Waiting after a fault at the vendor</source>
        <translation>青果故障，等待中</translation>
    </message>
    <message>
        <source>Waiting for the network</source>
        <translation>等待网络</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>one call of each minute is left to you</source>
        <translation>每分钟留一次调用给您</translation>
    </message>
    <message>
        <source>the vendor takes no more calls in this minute</source>
        <translation>本分钟配额已用完</translation>
    </message>
    <message>
        <source>the extraction limit of the day is reached</source>
        <translation>已达到当日提取上限</translation>
    </message>
    <message>
        <source>the extraction limit is reached</source>
        <translation>已达到提取上限</translation>
    </message>
    <message>
        <source>all channels are in use</source>
        <translation>通道已全部占用</translation>
    </message>
    <message>
        <source>no stock in any of the areas</source>
        <translation>所有地区均无资源</translation>
    </message>
    <message>
        <source>the vendor failed</source>
        <translation>青果出错</translation>
    </message>
    <message>
        <source>there is no connection; nothing was sent</source>
        <translation>没有网络连接，未发送任何请求</translation>
    </message>
    <message>
        <source>Extraction limit</source>
        <translation>提取上限</translation>
    </message>
    <message>
        <source>Leases do not live that long</source>
        <translation>代理的有效期没有这么长</translation>
    </message>
    <message>
        <source>Key missing or locked</source>
        <translation>密钥缺失或被锁定</translation>
    </message>
    <message>
        <source>Another key or plan</source>
        <translation>密钥或套餐已更换</translation>
    </message>
    <message>
        <source>The record cannot be written</source>
        <translation>无法写入记录</translation>
    </message>
    <message>
        <source>The call was not sent</source>
        <translation>调用未发送</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>Listing what is in use</source>
        <translation>正在查询在用代理</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>补充中</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>保持中</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <extracomment>%1 why: &quot;Balance used up&quot;</extracomment>
        <translation>已停止：%1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Budget spent</source>
        <translation>预算已用完</translation>
    </message>
    <message>
        <source>goes on when you continue it</source>
        <translation>处理后手动继续</translation>
    </message>
    <message>
        <source>goes on when you continue it · %1 %2</source>
        <translation>处理后手动继续 · %1 %2</translation>
    </message>
    <message>
        <source>nothing until it is known what was charged</source>
        <translation>确认是否扣费之前不再提取</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 time of day, %2 what is waited for</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (the budget is spent)</source>
        <extracomment>%1 time of day</extracomment>
        <translation>%1（预算已用完）</translation>
    </message>
    <message>
        <source>%1 extract %2</source>
        <extracomment>%1 time of day, %2 number of IPs</extracomment>
        <translation>%1 提取 %2 个</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n fall below %2 s)</source>
        <extracomment>%1 &quot;14:02:31 extract 3&quot;; n: number of leases; %2 seconds</extracomment>
        <translation>
            <numerusform>%1（%n 个将少于 %2 秒）</numerusform>
        </translation>
    </message>
    <message>
        <source>not entered</source>
        <comment>a budget</comment>
        <translation>未填写</translation>
    </message>
    <message>
        <source>until %1</source>
        <extracomment>%1 time of day at which a budget will be spent</extracomment>
        <translation>可用至 %1</translation>
    </message>
    <message>
        <source>%1 left today</source>
        <extracomment>%1 a number of IPs</extracomment>
        <translation>今日剩 %1</translation>
    </message>
    <message>
        <source>IPs extracted: %1 of %2 in this hour, %3 of %4 today</source>
        <translation>已提取：本小时 %1 / %2，今日 %3 / %4</translation>
    </message>
    <message>
        <source>stopped</source>
        <comment>of a key that is kept filled</comment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>of a key that is kept filled</comment>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>of a key that is kept filled</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Keep filled: %1 · %2</source>
        <extracomment>%1 &quot;18 / 20&quot;, %2 &quot;Holding&quot;</extracomment>
        <translation>自动保持：%1 · %2</translation>
    </message>
    <message>
        <source>Keep filled looks at what is in use first; that costs nothing.</source>
        <translation>自动保持先查询在用代理，不产生费用。</translation>
    </message>
    <message>
        <source>Keep filled asks what became of an extraction whose outcome is unknown.</source>
        <translation>自动保持查询一次结果未知的提取。</translation>
    </message>
    <message>
        <source>All channels were taken, so Keep filled asks what takes them.</source>
        <translation>通道已全部占用，自动保持查询占用情况。</translation>
    </message>
    <message>
        <source>%1 and %2 spare</source>
        <translation>%1（另备 %2）</translation>
    </message>
    <message>
        <source>Keep filled: %1 of %2 with at least %3 s left.</source>
        <extracomment>%1 leases there are, %2 leases wanted: &quot;20 and 1 spare&quot;, %3 seconds</extracomment>
        <translation>自动保持：目标 %2，剩余至少 %3 秒的有 %1 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them fall below that in the %1 s that new ones take.</source>
        <extracomment>%1 seconds; n: number of leases; %2 seconds</extracomment>
        <translation>
            <numerusform>其中 %n 个将在新代理到达所需的 %1 秒内低于该时间。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were ordered before or not checked yet.</source>
        <translation>
            <numerusform>另有 %n 个已提取或尚未检测。</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter how many IPs may be extracted in an hour and in a day. Without a budget nothing is extracted.</source>
        <translation>请填写每小时和每天最多提取多少个 IP。没有预算时不会提取。</translation>
    </message>
    <message>
        <source>The secret of this key is missing or locked. Unlock the keychain or enter the key again.</source>
        <translation>该密钥缺失或被锁定。请解锁钥匙串，或重新填写密钥。</translation>
    </message>
    <message>
        <source>This plan has no leases with a deadline, so there is nothing to keep filled.</source>
        <translation>该套餐的代理没有到期时间，无需自动保持。</translation>
    </message>
    <message>
        <source>That is more than the channels of this key. Keep fewer, or change the plan of the key.</source>
        <translation>超过该密钥的通道数。请减少数量，或更改密钥的套餐。</translation>
    </message>
    <message>
        <source>Leases of this key do not live that long. At most %1 s can be left.</source>
        <translation>该密钥的代理有效期没有这么长。剩余时间最多可设为 %1 秒。</translation>
    </message>
    <message>
        <source>Leases of this key do not live that long.</source>
        <translation>该密钥的代理有效期没有这么长。</translation>
    </message>
    <message>
        <source>The record cannot be written, so the budget could not be counted. See Diagnostics.</source>
        <translation>无法写入记录，因此无法统计预算。请查看诊断信息。</translation>
    </message>
    <message>
        <source>The record of earlier runs is still being read. Start in a moment.</source>
        <translation>仍在读取以前的记录，请稍后启动。</translation>
    </message>
    <message>
        <source>What it takes is known after the first leases.</source>
        <translation>提取到第一批代理后才能估算。</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln IPs an hour, cost %1.</source>
        <extracomment>n: number of IPs; %1 what they cost: &quot;4.20&quot;</extracomment>
        <translation>
            <numerusform>约 %Ln 个/小时，费用 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln IPs an hour.</source>
        <translation>
            <numerusform>约 %Ln 个/小时。</numerusform>
        </translation>
    </message>
    <message>
        <source>With %1 s left: cost %2.</source>
        <extracomment>%1 seconds, %2 what it costs an hour</extracomment>
        <translation>剩余 %1 秒时：费用 %2。</translation>
    </message>
    <message>
        <source>With %1 s left: about %2.</source>
        <extracomment>%1 seconds, %2 number of IPs an hour</extracomment>
        <translation>剩余 %1 秒时：约 %2 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them at a time are spare.</source>
        <translation>
            <numerusform>其中常备 %n 个备用。</numerusform>
        </translation>
    </message>
    <message>
        <source>A guess: fewer than %1 leases of this key are known.</source>
        <translation>仅为估计：该密钥的代理记录不足 %1 个。</translation>
    </message>
    <message>
        <source>%1: fewer leases than wanted</source>
        <extracomment>%1 name of a key</extracomment>
        <translation>%1：可用代理少于目标</translation>
    </message>
    <message>
        <source>%1: enough leases again</source>
        <translation>%1：可用代理已恢复</translation>
    </message>
    <message>
        <source>%1: no longer kept filled</source>
        <translation>%1：自动保持已停止</translation>
    </message>
    <message>
        <source>%1: outcome of an extraction unknown</source>
        <translation>%1：一次提取的结果未知</translation>
    </message>
    <message>
        <source>%1: the budget is nearly spent</source>
        <translation>%1：预算即将用完</translation>
    </message>
    <message>
        <source>%1: the budget is spent</source>
        <translation>%1：预算已用完</translation>
    </message>
    <message>
        <source>%1: another program uses the key</source>
        <translation>%1：其他程序也在使用该密钥</translation>
    </message>
    <message>
        <source>%1: fewer channels than bought</source>
        <translation>%1：可用通道少于购买数</translation>
    </message>
    <message>
        <source>%1: the vendor keeps failing</source>
        <translation>%1：青果持续出错</translation>
    </message>
    <message>
        <source>%1: extraction limit reached</source>
        <translation>%1：已达到提取上限</translation>
    </message>
    <message>
        <source>Good / wanted: %1. %2.</source>
        <extracomment>%1 &quot;18 / 20&quot;, %2 what the keeper does: &quot;Waiting for the next minute&quot;</extracomment>
        <translation>可用 / 目标：%1。%2。</translation>
    </message>
    <message>
        <source>%1. It goes on when you continue it.</source>
        <extracomment>%1 &quot;Stopped: Balance used up&quot;</extracomment>
        <translation>%1。处理后请手动继续。</translation>
    </message>
    <message>
        <source>It may have been charged. Nothing more is extracted until that is known.</source>
        <translation>可能已扣费。确认之前不再提取。</translation>
    </message>
    <message>
        <source>.</source>
        <comment>the end of a sentence</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>It goes on at %1.</source>
        <translation>将于 %1 继续。</translation>
    </message>
    <message>
        <source>The vendor counted more calls than were made here. Fewer are made now.</source>
        <translation>青果统计的调用多于本程序发出的调用，现已减少调用。</translation>
    </message>
    <message>
        <source>The vendor has no free channel although fewer leases are wanted than were bought. Another program may use the key.</source>
        <translation>目标少于购买的通道数，但青果没有空闲通道。可能有其他程序在使用该密钥。</translation>
    </message>
    <message>
        <source>It failed five times in a row. It is tried again at longer and longer intervals.</source>
        <translation>已连续失败五次，将以逐渐加长的间隔重试。</translation>
    </message>
    <message>
        <source>It is tried again after some minutes. Edit key has a setting for what to do then.</source>
        <translation>几分钟后重试。可在“编辑密钥”中设置此时的处理方式。</translation>
    </message>
</context>
<context>
    <name>KeyColor</name>
    <message>
        <source>No colour</source>
        <translation>无颜色</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫色</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>%1 ×%2</source>
        <extracomment>%1 what was bought, %2 number of channels: &quot;Short-lived · Channel ×20&quot;</extracomment>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>secret missing</source>
        <translation>密钥缺失</translation>
    </message>
    <message>
        <source>keychain locked</source>
        <translation>钥匙串已锁定</translation>
    </message>
    <message>
        <source>access refused</source>
        <translation>访问被拒绝</translation>
    </message>
    <message>
        <source>no keychain</source>
        <translation>无钥匙串</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>reading…</source>
        <comment>the secret of a key</comment>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>this session only</source>
        <translation>仅本次会话</translation>
    </message>
</context>
<context>
    <name>LeaseFields</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Exit IP</source>
        <translation>出口 IP</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>地区编码</translation>
    </message>
    <message>
        <source>ISP</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>Deadline here</source>
        <translation>截止时间（本机时区）</translation>
    </message>
    <message>
        <source>Deadline in China</source>
        <translation>截止时间（北京时间）</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Lifetime</source>
        <comment>of a lease, from being obtained to its deadline</comment>
        <translation>存活时长</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>套餐</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Key&apos;s name then</source>
        <translation>当时的密钥名称</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>Obtained</source>
        <translation>提取时间</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>request_id</translation>
    </message>
    <message>
        <source>Task ID</source>
        <translation>任务 ID（task_id）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Copied</source>
        <comment>when the lease was copied</comment>
        <translation>复制时间</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <comment>connections through the lease by way of local ports</comment>
        <translation>连接</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Success</source>
        <comment>share of connections that succeeded</comment>
        <translation>成功率</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between facts of a lease</comment>
        <extracomment>%1 a sum of money</extracomment>
        <translation>，</translation>
    </message>
    <message>
        <source>cost %1 each</source>
        <translation>每次成本 %1</translation>
    </message>
    <message>
        <source>cost less than %1 each</source>
        <translation>每次成本不到 %1</translation>
    </message>
</context>
<context>
    <name>LeaseTexts</name>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 秒</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>将过期</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Undated</source>
        <translation>无截止时间</translation>
    </message>
    <message>
        <source>Unlisted</source>
        <extracomment>a lease that the vendor&apos;s list of what is in use names no more; as short as &quot;Expiring&quot;</extracomment>
        <translation>已不在用</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Qt&apos;s SQLite driver is not installed</source>
        <translation>未安装 Qt 的 SQLite 驱动</translation>
    </message>
    <message>
        <source>The folder cannot be made: %1</source>
        <translation>无法创建文件夹：%1</translation>
    </message>
    <message>
        <source>The record was written by a newer version of this program; it is read, and nothing is added to it</source>
        <translation>记录由更新版本的程序写入，仅供读取，不再追加内容</translation>
    </message>
    <message>
        <source>The file is not a record</source>
        <translation>该文件不是历史记录文件</translation>
    </message>
</context>
<context>
    <name>PlanEffect</name>
    <message>
        <source>%1 calls a minute.</source>
        <translation>每分钟 %1 次调用。</translation>
    </message>
    <message>
        <source>%1 calls a minute instead of %2.</source>
        <translation>每分钟 %1 次调用（原为 %2 次）。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>between two sentences</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The form shows the fields of this plan; those of the old one are kept.</source>
        <translation>表单将显示此套餐的参数；原套餐填写的参数会保留。</translation>
    </message>
    <message>
        <source>One call of this key is waiting. It is cancelled, not sent.</source>
        <translation>该密钥有 1 个调用在等待，将被取消，不会发送。</translation>
    </message>
    <message>
        <source>%1 calls of this key are waiting. They are cancelled, not sent.</source>
        <translation>该密钥有 %1 个调用在等待，将被取消，不会发送。</translation>
    </message>
</context>
<context>
    <name>PortWords</name>
    <message>
        <source>all leases</source>
        <translation>全部代理</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Each in turn</source>
        <translation>轮流</translation>
    </message>
    <message>
        <source>Fewest connections now</source>
        <translation>当前连接最少</translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>最快</translation>
    </message>
    <message>
        <source>Most time left</source>
        <translation>剩余时间最长</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>一次用一个</translation>
    </message>
    <message>
        <source>Next after a number of connections</source>
        <translation>若干次连接后换下一个</translation>
    </message>
    <message>
        <source>Next after minutes</source>
        <translation>若干分钟后换下一个</translation>
    </message>
    <message>
        <source>Not sticky</source>
        <translation>不固定</translation>
    </message>
    <message>
        <source>Sticky by site</source>
        <translation>按网站固定</translation>
    </message>
    <message>
        <source>Sticky by user name</source>
        <translation>按用户名固定</translation>
    </message>
    <message>
        <source>Sticky by client address</source>
        <translation>按客户端地址固定</translation>
    </message>
    <message>
        <source>Sticky by client address and site</source>
        <translation>按客户端地址和网站固定</translation>
    </message>
    <message>
        <source>gets another lease</source>
        <translation>换用另一个代理</translation>
    </message>
    <message>
        <source>is refused until its user name changes</source>
        <translation>在用户名更换之前被拒绝</translation>
    </message>
    <message numerus="yes">
        <source>Next every %n connections</source>
        <translation>
            <numerusform>每 %n 次连接换一个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next every %n minutes</source>
        <translation>
            <numerusform>每 %n 分钟换一个</numerusform>
        </translation>
    </message>
    <message>
        <source>Off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>监听中</translation>
    </message>
    <message>
        <source>Address in use</source>
        <translation>地址已被占用</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>不允许</translation>
    </message>
    <message>
        <source>No such address</source>
        <translation>没有这个地址</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Cannot listen</source>
        <translation>无法监听</translation>
    </message>
    <message>
        <source>%1 can be reached from other machines: it needs a password and a list of clients.</source>
        <extracomment>%1 an address and port</extracomment>
        <translation>其他机器可以访问 %1：需要密码和客户端名单。</translation>
    </message>
    <message>
        <source>The system does not let this program listen at %1. Numbers below 1024 often need an administrator.</source>
        <extracomment>%1 an address and port</extracomment>
        <translation>系统不允许本程序监听 %1。1024 以下的端口号通常需要管理员权限。</translation>
    </message>
    <message>
        <source>The system&apos;s limit of open files is reached. Close connections, or raise the limit.</source>
        <translation>已达到系统的打开文件数上限。请关闭一些连接，或提高上限。</translation>
    </message>
    <message>
        <source>%1 cannot be listened at: %2</source>
        <extracomment>%1 an address and port, %2 the system&apos;s text</extracomment>
        <translation>无法监听 %1：%2</translation>
    </message>
    <message>
        <source>%1 / %2 / %3</source>
        <extracomment>numbers of leases: ready, draining, out</extracomment>
        <translation>%1 / %2 / %3</translation>
    </message>
    <message>
        <source>%1 · %2/min</source>
        <extracomment>%1 connections now, %2 connections begun in the last minute</extracomment>
        <translation>%1 · %2/分</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share, %1 a number</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 / %2 ms</source>
        <extracomment>milliseconds: %1 half of the connections were faster, %2 95 % were</extracomment>
        <translation>%1 / %2 ms</translation>
    </message>
    <message>
        <source>Request not complete</source>
        <translation>请求未完整</translation>
    </message>
    <message>
        <source>Waiting for a lease</source>
        <translation>等待代理</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Transferring</source>
        <translation>传输中</translation>
    </message>
    <message>
        <source>Idle, closes in %1 with its lease</source>
        <extracomment>a connection; %1 a time: &quot;0:09&quot;</extracomment>
        <translation>空闲，代理 %1 后过期时关闭</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Closes when idle, its lease ends in %1</source>
        <extracomment>a connection; %1 a time: &quot;0:09&quot;</extracomment>
        <translation>空闲后关闭，代理 %1 后过期</translation>
    </message>
    <message>
        <source>Another local port has this address and number.</source>
        <translation>另一个本地端口已使用此地址和端口号。</translation>
    </message>
    <message>
        <source>This is no IP address. 127.0.0.1 is this machine only.</source>
        <translation>这不是 IP 地址。127.0.0.1 只限本机。</translation>
    </message>
    <message>
        <source>Other machines can reach this address: it needs a password and a list of clients.</source>
        <translation>其他机器可以访问此地址：需要密码和客户端名单。</translation>
    </message>
    <message>
        <source>Enter addresses or networks with blanks between them: 192.168.1.20 10.0.0.0/24</source>
        <translation>请输入地址或网段，以空格分隔：192.168.1.20 10.0.0.0/24</translation>
    </message>
    <message>
        <source>The filter has a word that means nothing.</source>
        <translation>筛选中有无法理解的词。</translation>
    </message>
    <message>
        <source>One of the numbers is not possible.</source>
        <translation>有一个数字不在允许范围内。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain did not take the password. Without it the port refuses everybody.</source>
        <translation>系统的钥匙串没有保存密码。没有密码，此端口会拒绝所有客户端。</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <extracomment>words of a filter</extracomment>
        <translation>无法理解：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>in the status bar; %1 the number of a port, %2 why: &quot;Address in use&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n ports</source>
        <comment>in the status bar, before what they do</comment>
        <translation>
            <numerusform>%n 个端口</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 ready, %3 open</source>
        <extracomment>in the status bar; %1 a port or several, %2 number of leases, %3 number of connections</extracomment>
        <translation>%1：%2 就绪，%3 连接</translation>
    </message>
    <message>
        <source>%1: leases ready: %2, open connections: %3</source>
        <translation>%1：就绪的代理 %2 个，打开的连接 %3 个</translation>
    </message>
    <message>
        <source>Opens the local ports.</source>
        <translation>打开本地端口。</translation>
    </message>
    <message>
        <source>There are %1 local ports already. Remove one first.</source>
        <translation>已有 %1 个本地端口。请先移除一个。</translation>
    </message>
    <message>
        <source>Another program already listens at %1. End it, or give this port another number. It is tried again by itself.</source>
        <extracomment>%1 an address and port</extracomment>
        <translation>另一个程序已在监听 %1。请结束该程序，或给此端口换一个端口号。会自动重试。</translation>
    </message>
    <message>
        <source>This machine has no address for %1 now. It is tried again by itself.</source>
        <extracomment>%1 an address and port</extracomment>
        <translation>本机现在没有 %1 的地址。会自动重试。</translation>
    </message>
    <message>
        <source>New connections wait for a lease and are then refused. Extract, or change the usable leases or the time left of this port.</source>
        <translation>新连接会等待代理，之后被拒绝。请提取，或更改此端口可用的代理或剩余时间。</translation>
    </message>
    <message>
        <source>No lease</source>
        <comment>none is ready</comment>
        <translation>无就绪代理</translation>
    </message>
    <message>
        <source>%1 already listens at %2. End it, or give this port another number. It is tried again by itself.</source>
        <extracomment>%1 a program: &quot;nginx (1234)&quot;, %2 an address and port</extracomment>
        <translation>%1 已在监听 %2。请结束该程序，或给此端口换一个端口号。会自动重试。</translation>
    </message>
</context>
<context>
    <name>PreferencesFile</name>
    <message>
        <source>%1: unknown to this version</source>
        <translation>%1：此版本不认识</translation>
    </message>
    <message>
        <source>%1: not taken from another machine</source>
        <translation>%1：不从其他电脑导入</translation>
    </message>
    <message>
        <source>This is not a file of ProxyDeck settings. Nothing was changed.</source>
        <translation>这不是 ProxyDeck 的设置文件。未作任何更改。</translation>
    </message>
    <message>
        <source>%1: %2 is not a number from %3 to %4</source>
        <translation>%1：%2 不是 %3 到 %4 之间的数字</translation>
    </message>
    <message>
        <source>%1: %2 is not a possible value</source>
        <translation>%1：%2 不是有效的值</translation>
    </message>
    <message>
        <source>%1: could not be saved: there are too many, or its name cannot be used here</source>
        <translation>%1：无法保存，数量已达上限或名称在此不可用</translation>
    </message>
</context>
<context>
    <name>RequestPanel</name>
    <message>
        <source>Extract %1</source>
        <extracomment>%1 a number of IPs</extracomment>
        <translation>提取 %1 个</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>提取</translation>
    </message>
    <message>
        <source>List in use</source>
        <translation>查询在用</translation>
    </message>
    <message>
        <source>Extract %1 and list</source>
        <extracomment>%1 a number of IPs</extracomment>
        <translation>查询并提取 %1 个</translation>
    </message>
    <message>
        <source>Extract and list</source>
        <translation>查询并提取</translation>
    </message>
    <message>
        <source>%1 calls a minute</source>
        <translation>每分钟 %1 次调用</translation>
    </message>
    <message>
        <source>Channels × 5 + 10 calls a minute</source>
        <translation>每分钟“通道数 × 5 + 10”次调用</translation>
    </message>
    <message>
        <source>%1 calls a minute (1 channel × 5 + 10)</source>
        <translation>每分钟 %1 次调用（1 个通道 × 5 + 10）</translation>
    </message>
    <message>
        <source>%1 calls a minute (%2 channels × 5 + 10)</source>
        <translation>每分钟 %1 次调用（%2 个通道 × 5 + 10）</translation>
    </message>
    <message>
        <source>Extract %1 with %2 keys</source>
        <extracomment>%1 a number of IPs, %2 a number of keys, at least 2</extracomment>
        <translation>用 %2 个密钥提取 %1 个</translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>The keychain does not answer. A prompt of it may still be open.</source>
        <translation>系统钥匙串没有响应，可能还有未关闭的授权提示。</translation>
    </message>
</context>
<context>
    <name>SettingsFile</name>
    <message>
        <source>%1 was empty. All settings are at their defaults.</source>
        <translation>%1 是空文件，所有设置已恢复默认值。</translation>
    </message>
    <message>
        <source>%1 could not be read. It is kept as %2; all settings are at their defaults.</source>
        <translation>无法读取 %1，已改名保存为 %2；所有设置已恢复默认值。</translation>
    </message>
    <message>
        <source>%1 was damaged. What could be read of it was; the file itself is kept as %2.</source>
        <translation>%1 已损坏，能读取的部分已读取；原文件已保存为 %2。</translation>
    </message>
    <message>
        <source>%1 could not be read and is left as it is. Settings of this run are not kept.</source>
        <translation>无法读取 %1，该文件保持原样。本次运行的设置不会保存。</translation>
    </message>
    <message>
        <source>%1 is damaged and could not be set aside; it is left as it is. Settings of this run are not kept.</source>
        <translation>%1 已损坏且无法另存，该文件保持原样。本次运行的设置不会保存。</translation>
    </message>
</context>
<context>
    <name>StockRetry</name>
    <message>
        <source>“%1” has no stock. Try %2 of %3 is under way.</source>
        <extracomment>%1 the name of a key, %2 of %3 tries</extracomment>
        <translation>“%1”资源不足。正在进行第 %2 次重试，共 %3 次。</translation>
    </message>
    <message>
        <source>“%1” has no stock. Try %2 of %3 in %4.</source>
        <extracomment>%1 the name of a key, %2 of %3 tries, %4 minutes and seconds</extracomment>
        <translation>“%1”资源不足。第 %2 次重试（共 %3 次）将在 %4 后进行。</translation>
    </message>
    <message>
        <source>“%1” still has no stock after %2 tries. It is not tried again.</source>
        <extracomment>%1 the name of a key, %2 a number</extracomment>
        <translation>“%1”重试 %2 次后仍资源不足，不再重试。</translation>
    </message>
    <message>
        <source>“%1” is not tried again.</source>
        <translation>“%1”不再重试。</translation>
    </message>
    <message>
        <source>“%1” has no stock either. It is not tried again: one key at a time.</source>
        <translation>“%1”同样资源不足，不会重试：一次只重试一个密钥。</translation>
    </message>
    <message>
        <source>“%1” is not tried again: the key was changed.</source>
        <translation>“%1”不再重试：密钥已更改。</translation>
    </message>
    <message>
        <source>“%1” is not tried again: the last try ended differently.</source>
        <translation>“%1”不再重试：最近一次重试以其他方式结束。</translation>
    </message>
    <message>
        <source>Retrying until in stock has ended: the key was deleted.</source>
        <translation>已停止重试：密钥已删除。</translation>
    </message>
    <message>
        <source>“%1” is not tried again: its key is not available.</source>
        <translation>“%1”不再重试：无法读取密钥。</translation>
    </message>
</context>
<context>
    <name>WayWording</name>
    <message>
        <source>the proxy %1, which is set in ProxyDeck</source>
        <extracomment>%1 host and port</extracomment>
        <translation>ProxyDeck 设置中的代理 %1</translation>
    </message>
    <message>
        <source>the proxy %1, which is set by %2</source>
        <extracomment>%1 host and port, %2 a variable: &quot;https_proxy&quot;</extracomment>
        <translation>环境变量 %2 指定的代理 %1</translation>
    </message>
    <message>
        <source>the system&apos;s proxy %1</source>
        <extracomment>%1 host and port</extracomment>
        <translation>系统代理 %1</translation>
    </message>
    <message>
        <source>Check it under Settings, Network.</source>
        <translation>请在“设置”的“网络”中检查。</translation>
    </message>
    <message>
        <source>Check the environment variable %1, or choose a proxy under Settings, Network.</source>
        <extracomment>%1 a variable: &quot;https_proxy&quot;</extracomment>
        <translation>请检查环境变量 %1，或在“设置”的“网络”中选择代理。</translation>
    </message>
    <message>
        <source>Check the system&apos;s proxy settings, or choose a proxy under Settings, Network.</source>
        <translation>请检查系统的代理设置，或在“设置”的“网络”中选择代理。</translation>
    </message>
    <message>
        <source>directly, through no proxy</source>
        <translation>直接连接，不经代理</translation>
    </message>
    <message>
        <source>to the simulator on this machine</source>
        <translation>连接本机的模拟服务</translation>
    </message>
    <message>
        <source>through the system&apos;s proxy %1</source>
        <translation>经系统代理 %1</translation>
    </message>
    <message>
        <source>through the proxy %1, set by %2</source>
        <extracomment>%1 host and port, %2 a variable: &quot;https_proxy&quot;</extracomment>
        <translation>经代理 %1（由 %2 指定）</translation>
    </message>
    <message>
        <source>through the proxy %1, set in ProxyDeck</source>
        <translation>经代理 %1（在 ProxyDeck 中设置）</translation>
    </message>
    <message>
        <source>Proxy refused</source>
        <translation>代理拒绝连接</translation>
    </message>
    <message>
        <source>The call should go through %1. It refused to connect to the vendor.</source>
        <extracomment>%1 &quot;the system&apos;s proxy 10.0.0.1:3128&quot;</extracomment>
        <translation>此次调用应经过%1，但它拒绝连接青果。</translation>
    </message>
    <message>
        <source>Proxy wants a login</source>
        <translation>代理要求登录</translation>
    </message>
    <message>
        <source>The call should go through %1. It wants a user and a password, or others.</source>
        <translation>此次调用应经过%1，但它要求用户名和密码，或现有的不正确。</translation>
    </message>
    <message>
        <source>Proxy not reached</source>
        <translation>连不上代理</translation>
    </message>
    <message>
        <source>The call should go through %1. Nothing accepts connections there.</source>
        <translation>此次调用应经过%1，但那里不接受连接。</translation>
    </message>
    <message>
        <source>Check whether that proxy is running.</source>
        <translation>请检查该代理是否正在运行。</translation>
    </message>
    <message>
        <source>Proxy closed the connection</source>
        <translation>代理关闭了连接</translation>
    </message>
    <message>
        <source>The call should go through %1. It closed the connection without an answer.</source>
        <translation>此次调用应经过%1，但它没有响应就关闭了连接。</translation>
    </message>
    <message>
        <source>Proxy did not connect in time</source>
        <translation>代理未及时连通</translation>
    </message>
    <message>
        <source>The call should go through %1. It made no connection to the vendor in time.</source>
        <translation>此次调用应经过%1，但它未能及时连通青果。</translation>
    </message>
    <message>
        <source>System&apos;s proxy unknown</source>
        <translation>系统代理未知</translation>
    </message>
    <message>
        <source>The system did not say in time which proxy the call should go through.</source>
        <translation>系统未能及时给出此次调用应使用的代理。</translation>
    </message>
    <message>
        <source>The environment variable %1 is set, but ignored: it names no proxy that can be used here.</source>
        <extracomment>%1 a variable: &quot;https_proxy&quot;</extracomment>
        <translation>环境变量 %1 已设置，但其中没有此处可用的代理，因此未使用。</translation>
    </message>
</context>
<context>
    <name>proxydeck::AboutDialog</name>
    <message>
        <source>About ProxyDeck</source>
        <translation>关于 ProxyDeck</translation>
    </message>
    <message>
        <source>ProxyDeck %1</source>
        <translation>ProxyDeck %1</translation>
    </message>
    <message>
        <source>With Qt %1.</source>
        <translation>基于 Qt %1。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可证文本</translation>
    </message>
    <message>
        <source>Desktop console for operators who rent proxies from QG.

Keys are kept in the system&apos;s keychain and nowhere else. They are sent to the vendor and to its proxies only, and nothing else is sent but what you have checked or led through a local port. ProxyDeck is free software and is not made by the vendor.</source>
        <translation>面向青果网络代理用户的桌面控制台。

密钥仅保存在系统钥匙串中，不会存放于别处，只发送给青果网络及其代理；此外只发送您要求的检测和经本地端口转发的数据。ProxyDeck 是自由软件，并非青果网络官方产品。</translation>
    </message>
</context>
<context>
    <name>proxydeck::AccountBook</name>
    <message>
        <source>The keychain&apos;s entry is not one of this program.</source>
        <translation>该系统钥匙串条目不属于本程序。</translation>
    </message>
</context>
<context>
    <name>proxydeck::AccountChanges</name>
    <message>
        <source>The secrets contain characters that cannot be kept, or there is no key.</source>
        <translation>密钥或密码含有无法保存的字符，或未填写密钥。</translation>
    </message>
    <message>
        <source>There is no such key.</source>
        <translation>没有这个密钥。</translation>
    </message>
</context>
<context>
    <name>proxydeck::AccountDialog</name>
    <message>
        <source>Not used: %1.</source>
        <extracomment>%1 names of parameters</extracomment>
        <translation>未使用：%1。</translation>
    </message>
    <message>
        <source>An extraction link from the vendor&apos;s site fills in all of this.</source>
        <translation>粘贴青果网站的提取链接，可自动填写全部内容。</translation>
    </message>
    <message>
        <source>Use this link</source>
        <translation>使用此链接</translation>
    </message>
    <message>
        <source>Paste extraction link</source>
        <translation>粘贴提取链接</translation>
    </message>
    <message>
        <source>Kept for this session only, the key works until the program ends and must then be entered again.</source>
        <translation>仅本次会话保留：密钥在程序退出后失效，需重新输入。</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>Edit key</source>
        <translation>编辑密钥</translation>
    </message>
    <message>
        <source>The key and the passwords are kept in the system&apos;s keychain and nowhere else.</source>
        <translation>密钥和密码只保存在系统钥匙串中，不会存到别处。</translation>
    </message>
    <message>
        <source>This system has no keychain that the program can use: the key and the passwords are kept in memory for this session only and must be entered again after that.</source>
        <translation>本系统没有可用的系统钥匙串：密钥和密码仅本次会话保留在内存中，之后需重新输入。</translation>
    </message>
    <message>
        <source>Saving to the keychain…</source>
        <translation>正在保存到系统钥匙串…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Keep for this session only</source>
        <translation>仅本次会话保留</translation>
    </message>
    <message>
        <source>Filled in from the link. It is taken off the clipboard once the key is kept.</source>
        <translation>已根据链接填写。密钥保存后，链接会从剪贴板移除。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls wait to be sent with this key. Another key, product or mode cancels them; nothing is charged for them.</source>
        <translation>
            <numerusform>有 %n 次调用在用此密钥排队。更换密钥、产品或模式后将全部取消，不会扣费。</numerusform>
        </translation>
    </message>
    <message>
        <source>The clipboard contains an extraction link (%1).</source>
        <extracomment>%1 a product</extracomment>
        <translation>剪贴板中有提取链接（%1）。</translation>
    </message>
    <message>
        <source>The clipboard contains no extraction link from the vendor.</source>
        <translation>剪贴板中没有青果的提取链接。</translation>
    </message>
    <message>
        <source>Change plan</source>
        <translation>更改套餐</translation>
    </message>
    <message>
        <source>Give this key the plan %1?</source>
        <translation>将此密钥的套餐改为 %1？</translation>
    </message>
</context>
<context>
    <name>proxydeck::AccountFields</name>
    <message>
        <source>Give the key a name to know it by.</source>
        <translation>请填写便于识别的密钥名称。</translation>
    </message>
    <message>
        <source>Another key has this name.</source>
        <translation>已有同名密钥。</translation>
    </message>
    <message>
        <source>Choose the mode that was bought.</source>
        <translation>请选择所购买的模式。</translation>
    </message>
    <message>
        <source>Enter the key too: it is kept together with the passwords.</source>
        <translation>请同时填写密钥：密钥与密码一并保存。</translation>
    </message>
    <message>
        <source>Enter the key.</source>
        <translation>请填写密钥。</translation>
    </message>
    <message>
        <source>Key %1</source>
        <extracomment>%1 a number: the name suggested for a new key</extracomment>
        <translation>密钥 %1</translation>
    </message>
    <message>
        <source>The link fits these modes. It does not say which was bought.</source>
        <translation>该链接适用于这些模式，但未注明购买的是哪一种。</translation>
    </message>
    <message>
        <source>%1 calls a minute</source>
        <translation>每分钟 %1 次调用</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What this program calls the key. The vendor does not see it.</source>
        <translation>密钥在本程序中的名称，不会发送给青果。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>What was bought.</source>
        <translation>所购买的产品。</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>How the plan hands out IPs. It decides the call limit and what errors mean.</source>
        <translation>套餐提取 IP 的方式，决定调用频率上限和错误的含义。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>As many as were bought. The call limit follows from them.</source>
        <translation>填写所购买的通道数，调用频率上限据此计算。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>As the vendor&apos;s console shows it. A whole extraction link can be pasted too.</source>
        <translation>与青果控制台显示的一致，也可直接粘贴完整的提取链接。</translation>
    </message>
    <message>
        <source>API password</source>
        <translation>API 密码</translation>
    </message>
    <message>
        <source>Only where the vendor&apos;s console asks for key and password on API calls (pwd).</source>
        <translation>仅当青果控制台要求调用 API 时提供密钥和密码（pwd）时填写。</translation>
    </message>
    <message>
        <source>Proxy login</source>
        <translation>代理账号</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>For connecting through a proxy, where the vendor gave another user than the key.</source>
        <translation>用于连接代理，仅当青果提供的用户名与密钥不同时填写。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>For connecting through a proxy, where it is not the API password.</source>
        <translation>用于连接代理，仅当与 API 密码不同时填写。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>unchanged if left empty</source>
        <translation>留空则不修改</translation>
    </message>
    <message>
        <source>only if the vendor asks for it</source>
        <translation>仅在青果要求时填写</translation>
    </message>
    <message>
        <source>same as the key</source>
        <translation>与密钥相同</translation>
    </message>
    <message>
        <source>same as the API password</source>
        <translation>与 API 密码相同</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>显示密钥和密码</translation>
    </message>
    <message>
        <source>Price per IP</source>
        <translation>每个 IP 的价格</translation>
    </message>
    <message>
        <source>What one IP costs, in your currency. For the sums only.</source>
        <translation>一个 IP 的价格，以您的货币计，仅用于统计。</translation>
    </message>
    <message>
        <source>A key contains neither spaces nor line breaks.</source>
        <translation>密钥不能包含空格或换行。</translation>
    </message>
    <message>
        <source>“%1” has the same key. Both share its calls a minute.</source>
        <extracomment>%1 the name of another key</extracomment>
        <translation>“%1”使用的是同一密钥，两者共用每分钟调用次数。</translation>
    </message>
    <message>
        <source>After the extraction limit</source>
        <translation>达到提取上限后</translation>
    </message>
    <message>
        <source>What Keep filled does when the vendor answers EXTRACT_LIMIT_EXCEEDED. When the limit ends depends on what was bought. Not set: it tries again every five minutes.</source>
        <translation>青果返回 EXTRACT_LIMIT_EXCEEDED 时，“自动保持”如何处理。上限何时解除取决于所购套餐。未设置：每五分钟重试一次。</translation>
    </message>
</context>
<context>
    <name>proxydeck::AccountList</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>%1 name of a key, %2 what was bought: &quot;East crawl · Short-lived · Even&quot;</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 ×%3</source>
        <extracomment>%1 name of a key, %2 what was bought, %3 number of channels: &quot;East crawl · Short-lived · Channel ×20&quot;</extracomment>
        <translation>%1 · %2 ×%3</translation>
    </message>
</context>
<context>
    <name>proxydeck::AccountsFile</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this program and is left as it is.</source>
        <translation>%1 由更新版本的程序写入，已保持原样。</translation>
    </message>
    <message>
        <source>%1 is damaged. What could be read of it was; the file itself is kept as %2.</source>
        <translation>%1 已损坏，可读取的内容已读入；原文件已保留为 %2。</translation>
    </message>
    <message>
        <source>%1 is damaged and could not be copied to %2; it is left as it is.</source>
        <translation>%1 已损坏，且无法复制到 %2，已保持原样。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>文件过大</translation>
    </message>
</context>
<context>
    <name>proxydeck::Application</name>
    <message>
        <source>Two programs that use one data folder at the same time can lose each other&apos;s records.</source>
        <translation>两个程序同时使用同一个数据文件夹，可能会丢失对方的记录。</translation>
    </message>
    <message>
        <source>It is not running there: use the folder</source>
        <translation>那里已不再运行：使用此文件夹</translation>
    </message>
    <message>
        <source>The system ends ProxyDeck. Answers still waited for: %1</source>
        <translation>系统正在结束 ProxyDeck。仍在等待的响应：%1 个</translation>
    </message>
    <message>
        <source>Settings cannot be saved and will be lost when the program ends: %1.</source>
        <translation>无法保存设置，下次启动后将失效：%1。</translation>
    </message>
</context>
<context>
    <name>proxydeck::AreaEditor</name>
    <message>
        <source>Any, or a name or code</source>
        <translation>不限，或填名称、编码</translation>
    </message>
    <message>
        <source>None, or names or codes</source>
        <translation>不排除，或填名称、编码</translation>
    </message>
    <message>
        <source>Any, or names or codes</source>
        <translation>不限，或填名称、编码</translation>
    </message>
    <message>
        <source>Choose countries…</source>
        <translation>选择国家/地区…</translation>
    </message>
    <message>
        <source>Choose areas…</source>
        <translation>选择地区…</translation>
    </message>
    <message>
        <source>%1 (F4)</source>
        <extracomment>%1 what the button does, followed by the keys that do the same</extracomment>
        <translation>%1（F4）</translation>
    </message>
    <message>
        <source>%1, by name</source>
        <extracomment>for screen readers; %1 the name of a field: &quot;Areas&quot;</extracomment>
        <translation>%1（名称）</translation>
    </message>
</context>
<context>
    <name>proxydeck::AreaModel</name>
    <message>
        <source>Not in the list, but can be sent</source>
        <translation>不在列表中，仍可提交</translation>
    </message>
    <message>
        <source>included</source>
        <extracomment>a city whose province is chosen</extracomment>
        <translation>已包含</translation>
    </message>
    <message>
        <source>Included with %1</source>
        <translation>已包含在%1中</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
</context>
<context>
    <name>proxydeck::AreaPicker</name>
    <message>
        <source>Chosen (%1)</source>
        <extracomment>heading of a list; %1 how many are in it</extracomment>
        <translation>已选（%1）</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>已选：%1</translation>
    </message>
    <message>
        <source>Name, pinyin or code of a country</source>
        <translation>国家/地区名称、拼音或编码</translation>
    </message>
    <message>
        <source>Name, pinyin, initials or code</source>
        <translation>名称、拼音、首字母或编码</translation>
    </message>
    <message>
        <source>Search areas</source>
        <translation>搜索地区</translation>
    </message>
    <message>
        <source>Recent and favourites</source>
        <translation>最近和收藏</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>Provinces and cities</source>
        <translation>省份和城市</translation>
    </message>
    <message>
        <source>No area of that name. A code that is not in the list can be typed in full.</source>
        <translation>没有这个名称的地区。不在列表中的编码可以完整输入。</translation>
    </message>
    <message>
        <source>Chosen areas</source>
        <translation>已选地区</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>None</source>
        <extracomment>a button that empties the choice of areas</extracomment>
        <translation>清空</translation>
    </message>
    <message>
        <source>Enter adds or removes the highlighted area. Lists of codes or names can be pasted into the search.</source>
        <translation>按回车添加或移除高亮的地区；可在搜索框中粘贴编码或名称列表。</translation>
    </message>
</context>
<context>
    <name>proxydeck::AreaSetsMenu</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Remove a favourite</source>
        <translation>删除收藏</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Name of this list of areas:</source>
        <translation>这组地区的名称：</translation>
    </message>
    <message>
        <source>Save as a favourite…</source>
        <translation>收藏当前所选…</translation>
    </message>
    <message>
        <source>Clear recent</source>
        <translation>清除最近使用</translation>
    </message>
    <message>
        <source>Save as a favourite</source>
        <translation>收藏为</translation>
    </message>
</context>
<context>
    <name>proxydeck::AreaSuggestions</name>
    <message>
        <source>Suggestion: %1. Press Enter to use it.</source>
        <extracomment>read out by screen readers while typing; %1 an area: &quot;Quanzhou 350500&quot;</extracomment>
        <translation>建议：%1。按回车采用。</translation>
    </message>
</context>
<context>
    <name>proxydeck::CallActions</name>
    <message>
        <source>Give up waiting</source>
        <translation>放弃等待</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;List in use</source>
        <translation>查询在用(&amp;L)</translation>
    </message>
    <message>
        <source>A&amp;bout this code</source>
        <translation>关于此错误码(&amp;B)</translation>
    </message>
    <message>
        <source>Copy re&amp;quest ID</source>
        <translation>复制 request_id(&amp;Q)</translation>
    </message>
    <message>
        <source>Copy for &amp;support</source>
        <translation>复制给客服(&amp;S)</translation>
    </message>
    <message>
        <source>Time, request without secrets, code and request ID: what the vendor&apos;s support asks for</source>
        <translation>时间、请求（不含密钥和密码）、错误码和 request_id：青果客服所需的信息</translation>
    </message>
    <message>
        <source>Show received &amp;text</source>
        <translation>显示返回内容(&amp;T)</translation>
    </message>
    <message>
        <source>Show only leases of this &amp;key</source>
        <translation>只显示此密钥的代理(&amp;K)</translation>
    </message>
    <message>
        <source>Show only leases of this r&amp;equest</source>
        <translation>只显示此请求的代理(&amp;E)</translation>
    </message>
    <message>
        <source>Call &amp;again</source>
        <translation>再次调用(&amp;A)</translation>
    </message>
    <message>
        <source>P&amp;in</source>
        <translation>固定(&amp;I)</translation>
    </message>
    <message>
        <source>Stay with this call when newer ones come</source>
        <translation>有新的调用时仍停留在这次调用</translation>
    </message>
    <message>
        <source>Call &amp;details</source>
        <translation>调用详情(&amp;D)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the details: Esc</source>
        <translation>关闭详情（Esc）</translation>
    </message>
</context>
<context>
    <name>proxydeck::CallDelegate</name>
    <message numerus="yes">
        <source>Select these %n</source>
        <translation>
            <numerusform>选中这 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::CallDetails</name>
    <message>
        <source>Selected call</source>
        <translation>所选调用</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况说明</translation>
    </message>
    <message>
        <source>What to do next</source>
        <translation>后续处理</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Code and request ID</source>
        <translation>错误码和 request_id</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a heading and its text</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Route to the vendor: %1</source>
        <extracomment>%1 &quot;through the system&apos;s proxy 10.0.0.1:3128&quot;</extracomment>
        <translation>调用途径：%1</translation>
    </message>
    <message>
        <source>Route to the vendor</source>
        <translation>调用途径</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <extracomment>%1 a sentence: why the program made a call by itself</extracomment>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Why it was made</source>
        <translation>调用原因</translation>
    </message>
</context>
<context>
    <name>proxydeck::CallOfLease</name>
    <message>
        <source>Show its ca&amp;ll</source>
        <translation>显示对应的调用(&amp;L)</translation>
    </message>
</context>
<context>
    <name>proxydeck::CallsModel</name>
    <message>
        <source>%1: none</source>
        <extracomment>%1 name of a column, %2 what a cell of it says; for screen readers</extracomment>
        <translation>%1：无</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>request_id</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <extracomment>%1 a number of calls of one kind in a row, %2 what they are: &quot;4 × Extract · Short-lived · Channel&quot;</extracomment>
        <translation>%1 × %2</translation>
    </message>
    <message numerus="yes">
        <source>%n calls of one kind, from %1 to %2</source>
        <extracomment>n: number of calls; %1, %2 times of the first and the last of them</extracomment>
        <translation>
            <numerusform>%n 次同类调用，从 %1 到 %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; Return selects these %n leases</source>
        <extracomment>for screen readers; %1 &quot;Outcome: 5 received&quot;</extracomment>
        <translation>
            <numerusform>%1；按回车键选中这 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n calls, closed</source>
        <extracomment>for screen readers, of a line that stands for several calls; %1 &quot;Time: 15:36:20–15:37:40&quot;</extracomment>
        <translation>
            <numerusform>%1；%n 次调用，已收起</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %n calls, open</source>
        <translation>
            <numerusform>%1；%n 次调用，已展开</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; one of %n calls</source>
        <translation>
            <numerusform>%1；%n 次调用之一</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::CallsPanel</name>
    <message>
        <source>Calls</source>
        <translation>调用记录</translation>
    </message>
    <message>
        <source>&amp;Show each call</source>
        <translation>逐条显示(&amp;S)</translation>
    </message>
    <message>
        <source>Show as &amp;one line</source>
        <translation>合并为一行(&amp;O)</translation>
    </message>
</context>
<context>
    <name>proxydeck::CallsTab</name>
    <message>
        <source>Copied one call</source>
        <translation>已复制 1 条调用记录</translation>
    </message>
    <message>
        <source>Copied %1 calls</source>
        <translation>已复制 %1 条调用记录</translation>
    </message>
    <message>
        <source>Calls of the record</source>
        <translation>历史调用记录</translation>
    </message>
</context>
<context>
    <name>proxydeck::CarrierEditor</name>
    <message>
        <source>Any</source>
        <comment>carrier</comment>
        <translation>不限</translation>
    </message>
    <message>
        <source>Telecom</source>
        <comment>carrier: China Telecom</comment>
        <translation>电信</translation>
    </message>
    <message>
        <source>Mobile</source>
        <comment>carrier: China Mobile</comment>
        <translation>移动</translation>
    </message>
    <message>
        <source>Unicom</source>
        <comment>carrier: China Unicom</comment>
        <translation>联通</translation>
    </message>
</context>
<context>
    <name>proxydeck::CellsMenu</name>
    <message>
        <source>Copy ce&amp;lls</source>
        <translation>复制单元格(&amp;L)</translation>
    </message>
    <message>
        <source>Copy co&amp;lumn</source>
        <translation>复制整列(&amp;L)</translation>
    </message>
    <message>
        <source>Copy &amp;rows</source>
        <translation>复制整行(&amp;R)</translation>
    </message>
    <message>
        <source>Copy rows with &amp;titles</source>
        <translation>复制整行（含标题）(&amp;T)</translation>
    </message>
</context>
<context>
    <name>proxydeck::ChannelsQuestion</name>
    <message>
        <source>They can be entered later, under the key&apos;s plan.</source>
        <translation>之后可在密钥的套餐中填写。</translation>
    </message>
    <message>
        <source>How many channels were bought? The calls a minute follow from them.</source>
        <translation>购买了多少个通道？每分钟的调用次数由此决定。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不填写</translation>
    </message>
</context>
<context>
    <name>proxydeck::Chart</name>
    <message>
        <source>%1: %2</source>
        <comment>an item of a chart and its number</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>暂无数据</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the items of a chart</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>proxydeck::CheckAddressDialog</name>
    <message>
        <source>Check address</source>
        <translation>检测地址</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>方法(&amp;M)</translation>
    </message>
    <message>
        <source>Expected &amp;status</source>
        <translation>期望状态码(&amp;S)</translation>
    </message>
    <message>
        <source>Expected &amp;text</source>
        <translation>期望内容(&amp;T)</translation>
    </message>
    <message>
        <source>Any of 200 to 299</source>
        <translation>200 至 299 均可</translation>
    </message>
    <message>
        <source>Anything</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>The answer tells the &amp;exit IP</source>
        <translation>响应内容为出口 IP(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
</context>
<context>
    <name>proxydeck::CheckAddressesField</name>
    <message>
        <source>Check addresses</source>
        <translation>检测地址</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>proxydeck::CheckBar</name>
    <message>
        <source>How long each part took</source>
        <translation>各阶段耗时</translation>
    </message>
</context>
<context>
    <name>proxydeck::CheckCommand</name>
    <message>
        <source>; </source>
        <comment>between the parts of a message</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Checks wait: is this machine connected?</source>
        <translation>检测暂停：本机是否已联网？</translation>
    </message>
    <message>
        <source>Checked %1 of %2, %3 a second</source>
        <extracomment>numbers of leases; %3 how many of them a second</extracomment>
        <translation>已检测 %1/%2，每秒 %3 个</translation>
    </message>
    <message>
        <source>Cancel the checks</source>
        <translation>取消检测</translation>
    </message>
    <message numerus="yes">
        <source>Checking %n leases</source>
        <translation>
            <numerusform>正在检测 %n 个代理</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>没有可检测的代理</translation>
    </message>
    <message numerus="yes">
        <source>%n have expired or are about to</source>
        <translation>
            <numerusform>%n 个已过期或即将过期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without their key&apos;s password</source>
        <translation>
            <numerusform>%n 个缺少其密钥的密码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of a key that was replaced</source>
        <translation>
            <numerusform>%n 个属于已更换的密钥</numerusform>
        </translation>
    </message>
    <message>
        <source>Checks cancelled; what was found so far stays</source>
        <translation>检测已取消；已有结果保留</translation>
    </message>
    <message>
        <source>Checked: %1 of %2 are good</source>
        <extracomment>%1 and %2 are numbers of leases</extracomment>
        <translation>检测完成：%2 个中 %1 个正常</translation>
    </message>
    <message numerus="yes">
        <source>%n are not of this machine, and nothing else is contacted now</source>
        <translation>
            <numerusform>%n 个不在本机，当前只连接本机</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::CheckView</name>
    <message>
        <source>Check</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Exit %1, declared %2</source>
        <comment>two addresses</comment>
        <translation>出口 %1，声明 %2</translation>
    </message>
    <message>
        <source>Exit %1</source>
        <comment>an address</comment>
        <translation>出口 %1</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <comment>a duration</comment>
        <translation>总计 %1</translation>
    </message>
    <message>
        <source>%1 of %2 lost</source>
        <comment>samples</comment>
        <translation>%2 次中 %1 次失败</translation>
    </message>
    <message>
        <source>Name looked up in %1 ms</source>
        <translation>域名解析 %1 ms</translation>
    </message>
    <message>
        <source>Before that:</source>
        <translation>此前：</translation>
    </message>
</context>
<context>
    <name>proxydeck::CodesEditor</name>
    <message>
        <source>None, or US, 990100…</source>
        <translation>无，或 US、990100…</translation>
    </message>
    <message>
        <source>Any, or US, 990100…</source>
        <translation>不限，或 US、990100…</translation>
    </message>
    <message>
        <source>Any, or 350500</source>
        <translation>不限，或填 350500</translation>
    </message>
    <message>
        <source>None, or 440100…</source>
        <translation>不排除，或填 440100…</translation>
    </message>
    <message>
        <source>Any, or 350500…</source>
        <translation>不限，或填 350500…</translation>
    </message>
    <message>
        <source>Country codes…</source>
        <translation>国家编码…</translation>
    </message>
    <message>
        <source>Area codes…</source>
        <translation>地区编码…</translation>
    </message>
    <message>
        <source>Opens the vendor&apos;s list of codes in the browser</source>
        <translation>在浏览器中打开青果的编码表</translation>
    </message>
</context>
<context>
    <name>proxydeck::ColumnSetDialog</name>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>Another set has this name.</source>
        <translation>该名称已被其他列方案使用。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save columns as a set</source>
        <translation>将当前列保存为列方案</translation>
    </message>
    <message>
        <source>Rename column set</source>
        <translation>重命名列方案</translation>
    </message>
    <message>
        <source>A built-in set has this name.</source>
        <translation>该名称已被内置列方案使用。</translation>
    </message>
    <message>
        <source>The set of this name is replaced.</source>
        <translation>同名的列方案将被替换。</translation>
    </message>
    <message>
        <source>The maximum number of column sets is reached. Delete one first.</source>
        <translation>列方案数量已达上限，请先删除一个。</translation>
    </message>
</context>
<context>
    <name>proxydeck::ColumnSets</name>
    <message>
        <source>All</source>
        <comment>a set of columns</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Compact</source>
        <comment>a set of columns</comment>
        <translation>精简</translation>
    </message>
    <message>
        <source>Places</source>
        <comment>a set of columns</comment>
        <translation>地区</translation>
    </message>
    <message>
        <source>Origin</source>
        <comment>a set of columns</comment>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>proxydeck::ColumnSetsMenu</name>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Column sets</source>
        <translation>列方案</translation>
    </message>
    <message>
        <source>The columns stay as they are now.</source>
        <translation>当前的列保持不变。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Column &amp;sets</source>
        <translation>列方案(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Save columns as a set…</source>
        <translation>将当前列保存为列方案(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Update to the current columns</source>
        <translation>用当前列更新(&amp;U)</translation>
    </message>
    <message>
        <source>Delete the column set “%1”?</source>
        <translation>删除列方案“%1”？</translation>
    </message>
</context>
<context>
    <name>proxydeck::ColumnsMenu</name>
    <message>
        <source>&amp;Hide “%1”</source>
        <translation>隐藏“%1”(&amp;H)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>&amp;Fit “%1” to its contents</source>
        <translation>“%1”适应内容(&amp;F)</translation>
    </message>
    <message>
        <source>Move “%1” &amp;left</source>
        <translation>“%1”左移(&amp;L)</translation>
    </message>
    <message>
        <source>Move “%1” &amp;right</source>
        <translation>“%1”右移(&amp;R)</translation>
    </message>
    <message>
        <source>Make “%1” &amp;narrower</source>
        <translation>“%1”变窄(&amp;N)</translation>
    </message>
    <message>
        <source>Make “%1” &amp;wider</source>
        <translation>“%1”变宽(&amp;W)</translation>
    </message>
    <message>
        <source>Fit &amp;all to their contents</source>
        <translation>全部适应内容(&amp;A)</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>proxydeck::ConnectionsModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 name of a column, %2 what a cell of it says; for screen readers</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Lease</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>出口</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
</context>
<context>
    <name>proxydeck::ConnectionsTable</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>proxydeck::Copier</name>
    <message>
        <source>Copied %1 as %2</source>
        <translation>已将 %1 个复制为 %2</translation>
    </message>
    <message>
        <source>Nothing copied</source>
        <translation>未复制任何内容</translation>
    </message>
    <message>
        <source>skipped %1 expired</source>
        <translation>跳过 %1 个已过期</translation>
    </message>
    <message>
        <source>already expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>%1 with less than %2 s left</source>
        <translation>%1 个剩余不足 %2 秒</translation>
    </message>
    <message>
        <source>%1 cannot be written in this format</source>
        <translation>%1 个无法以此格式写出</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the parts of a message</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>%1 without user and password, as the key was replaced since they were extracted</source>
        <translation>%1 个不含用户名和密码，因为提取之后密钥已更换</translation>
    </message>
    <message>
        <source>skipped %1 no longer listed</source>
        <translation>跳过已不在用的 %1 个</translation>
    </message>
    <message>
        <source>%1 cannot be written: user or password hold a line end or another control character; enter them again under Edit key</source>
        <translation>%1 个无法写出：用户名或密码中有换行或其他控制字符，请在“编辑密钥”中重新输入</translation>
    </message>
    <message>
        <source>%1 cannot be written in this format: user or password hold a character that means something in it</source>
        <translation>%1 个无法以此格式写出：用户名或密码中有在此格式中另有含义的字符</translation>
    </message>
    <message>
        <source>%1 cannot be written in this format: user or password hold characters that its program cannot send</source>
        <translation>%1 个无法以此格式写出：用户名或密码中有该程序无法发送的字符</translation>
    </message>
    <message>
        <source>%1 without user and password, as the key&apos;s secrets are not available</source>
        <translation>%1 个不含用户名和密码，因为密钥暂不可用</translation>
    </message>
</context>
<context>
    <name>proxydeck::Core</name>
    <message>
        <source>Demo %1</source>
        <extracomment>%1 a number; the plan is shown beside the name</extracomment>
        <translation>演示 %1</translation>
    </message>
    <message>
        <source>Until you choose otherwise in the settings, nothing is deleted from the record.</source>
        <translation>在设置中另行选择之前，不会删除任何历史记录。</translation>
    </message>
    <message>
        <source>There was no settings file.</source>
        <translation>没有找到设置文件。</translation>
    </message>
    <message>
        <source>The settings of these local ports could not be read. They are kept, and not used: %1.</source>
        <extracomment>%1 names or numbers of local ports</extracomment>
        <translation>以下本地端口的设置无法读取，已保留但不使用：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of local ports</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
</context>
<context>
    <name>proxydeck::CrashOffer</name>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Copy them</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Look at the last lines of the log</source>
        <translation>查看日志末尾内容</translation>
    </message>
    <message>
        <source>Copy the last lines of the log</source>
        <translation>复制日志末尾内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied the last lines of the log. They contain no key and no password.</source>
        <translation>已复制日志末尾内容，其中不含密钥和密码。</translation>
    </message>
    <message>
        <source>The last run of ProxyDeck, started on %1, ended unexpectedly.</source>
        <extracomment>%1 date and time of its start</extracomment>
        <translation>ProxyDeck 上次运行（启动于 %1）意外结束。</translation>
    </message>
    <message>
        <source>The last lines of its log can help to find out why. Nothing is sent automatically.</source>
        <translation>日志末尾内容有助于查明原因。程序不会自动发送任何内容。</translation>
    </message>
</context>
<context>
    <name>proxydeck::DensityMenu</name>
    <message>
        <source>&amp;Comfortable</source>
        <translation>宽松(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;ompact</source>
        <translation>紧凑(&amp;O)</translation>
    </message>
    <message>
        <source>Row &amp;density</source>
        <translation>行距(&amp;D)</translation>
    </message>
</context>
<context>
    <name>proxydeck::DiagnosticsDialog</name>
    <message>
        <source>The folder could not be opened; its name was copied: %1</source>
        <translation>无法打开文件夹，已复制其路径：%1</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>复制全部(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Open the &amp;log&apos;s folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Copied the diagnostics. They contain no key and no password.</source>
        <translation>已复制诊断信息，其中不含密钥和密码。</translation>
    </message>
    <message>
        <source>For whoever helps you. It contains the names that you gave your keys, but no keys, no passwords and not the name of your home folder. Nothing is sent automatically.</source>
        <translation>供协助您排查问题的人员使用。其中不含密钥、密码和主文件夹名称，但包含您为密钥设置的名称。程序不会自动发送任何内容。</translation>
    </message>
</context>
<context>
    <name>proxydeck::EndpointAdvice</name>
    <message>
        <source>Opens the vendor&apos;s console in the browser</source>
        <translation>在浏览器中打开青果控制台</translation>
    </message>
</context>
<context>
    <name>proxydeck::ExportDialog</name>
    <message>
        <source>The &amp;selection (%1)</source>
        <translation>所选项（%1）(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;All that are shown (%1)</source>
        <translation>当前显示的全部（%1）(&amp;A)</translation>
    </message>
    <message>
        <source>With proxy &amp;user and password</source>
        <translation>包含代理用户名和密码(&amp;U)</translation>
    </message>
    <message>
        <source>Anyone who can read the file can then use these proxies.</source>
        <translation>任何能读取该文件的人都可以使用这些代理。</translation>
    </message>
    <message>
        <source>&amp;Byte order mark, for Excel</source>
        <translation>添加字节顺序标记（BOM），供 Excel 使用(&amp;B)</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>导出 CSV</translation>
    </message>
    <message>
        <source>Expired leases are left out, unless all are expired.</source>
        <translation>已过期的代理不导出，除非全部已过期。</translation>
    </message>
    <message>
        <source>Add to the &amp;end of the file</source>
        <translation>追加到文件末尾(&amp;E)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>Excel needs it to read Chinese; other programs may have trouble with it</source>
        <translation>Excel 需要它才能正确显示中文；其他程序可能因此读取出错</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Rows cannot be added to a file in this format</source>
        <translation>这种格式的文件不能追加</translation>
    </message>
</context>
<context>
    <name>proxydeck::ExportQuestion</name>
    <message>
        <source>Export CSV</source>
        <translation>导出 CSV</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Exported one row to %1</source>
        <translation>已导出 1 行到 %1</translation>
    </message>
    <message>
        <source>Exported %1 rows to %2</source>
        <translation>已导出 %1 行到 %2</translation>
    </message>
    <message>
        <source>Could not write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Add to a file</source>
        <translation>追加到文件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>YAML files (*.yaml)</source>
        <translation>YAML 文件 (*.yaml)</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>文本文件 (*.txt)</translation>
    </message>
    <message>
        <source>skipped %1 expired</source>
        <translation>跳过 %1 个已过期</translation>
    </message>
    <message>
        <source>skipped %1 no longer listed</source>
        <translation>跳过已不在用的 %1 个</translation>
    </message>
    <message>
        <source>without credentials: %1</source>
        <translation>不含用户名和密码：%1 个</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the parts of a message</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Nothing was added: %1 is a table with other columns</source>
        <translation>未追加任何内容：%1 是列不相同的表格</translation>
    </message>
    <message>
        <source>Nothing exported; %1 was not changed</source>
        <translation>未导出任何内容，%1 保持不变</translation>
    </message>
    <message>
        <source>Nothing was added: another program has changed %1 in the meantime</source>
        <translation>未追加任何内容：%1 同时被其他程序修改了</translation>
    </message>
    <message>
        <source>Export cancelled; %1 was not changed</source>
        <translation>已取消导出，%1 保持不变</translation>
    </message>
</context>
<context>
    <name>proxydeck::ExtractBar</name>
    <message>
        <source>%1 and copy</source>
        <extracomment>%1 what the button does: &quot;Extract 5&quot;</extracomment>
        <translation>%1并复制</translation>
    </message>
    <message>
        <source>The button extracts</source>
        <translation>按钮：提取</translation>
    </message>
    <message>
        <source>The button extracts and copies</source>
        <translation>按钮：提取并复制</translation>
    </message>
    <message>
        <source>Other ways to extract</source>
        <translation>其他提取方式</translation>
    </message>
    <message>
        <source>Retry until in stock</source>
        <translation>资源不足时重试</translation>
    </message>
</context>
<context>
    <name>proxydeck::FilterCompleter</name>
    <message>
        <source>Suggestions for the filter</source>
        <translation>筛选建议</translation>
    </message>
</context>
<context>
    <name>proxydeck::FoldedPreview</name>
    <message>
        <source>Request preview</source>
        <translation>请求预览</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Copies the request as a command for a shell. It contains the key in plain text.</source>
        <translation>将请求复制为 Shell 命令，其中包含明文密钥。</translation>
    </message>
</context>
<context>
    <name>proxydeck::FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opens the folder in the system&apos;s file manager</source>
        <translation>在系统的文件管理器中打开该文件夹</translation>
    </message>
</context>
<context>
    <name>proxydeck::FormatBook</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>%1 (has an error)</source>
        <translation>%1（有错误）</translation>
    </message>
</context>
<context>
    <name>proxydeck::FormatEditorDialog</name>
    <message>
        <source>New format</source>
        <translation>新格式</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Deleted %1.</source>
        <translation>已删除 %1。</translation>
    </message>
    <message>
        <source>Copy formats</source>
        <translation>复制格式</translation>
    </message>
    <message>
        <source>Form&amp;ats, in the order of the menus. Those ticked are in the menus:</source>
        <translation>格式及其在菜单中的顺序，勾选的显示在菜单中(&amp;A)：</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>新建(&amp;W)</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>复制一份(&amp;U)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Undo the &amp;deletion</source>
        <translation>撤销删除(&amp;D)</translation>
    </message>
    <message>
        <source>Move u&amp;p</source>
        <translation>上移(&amp;P)</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>I&amp;mport…</source>
        <translation>导入(&amp;M)…</translation>
    </message>
    <message>
        <source>E&amp;xport own formats…</source>
        <translation>导出自定义格式(&amp;X)…</translation>
    </message>
    <message>
        <source>Restored %1.</source>
        <translation>已恢复 %1。</translation>
    </message>
</context>
<context>
    <name>proxydeck::FormatExchange</name>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>Exported one format to %1</source>
        <translation>已将 1 个格式导出到 %1</translation>
    </message>
    <message>
        <source>Exported %1 formats to %2</source>
        <translation>已将 %1 个格式导出到 %2</translation>
    </message>
    <message>
        <source>Export copy formats</source>
        <translation>导出复制格式</translation>
    </message>
    <message>
        <source>Copy formats (*.json)</source>
        <translation>复制格式 (*.json)</translation>
    </message>
    <message>
        <source>Import copy formats</source>
        <translation>导入复制格式</translation>
    </message>
    <message>
        <source>Copy formats (*.json);;All files (*)</source>
        <translation>复制格式 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 renamed, as there was one of that name</source>
        <translation>%1 个因重名而改名</translation>
    </message>
    <message>
        <source>%1 with an error in the template</source>
        <translation>%1 个模板有错误</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……以及另外 %1 个</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the parts of a message</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>One format imported</source>
        <translation>已导入 1 个格式</translation>
    </message>
    <message>
        <source>%1 formats imported</source>
        <translation>已导入 %1 个格式</translation>
    </message>
    <message>
        <source>%1 already existed</source>
        <translation>%1 个已存在</translation>
    </message>
</context>
<context>
    <name>proxydeck::FormatFields</name>
    <message>
        <source>A built-in format. Duplicate it to change it.</source>
        <translation>内置格式。如需修改，请先复制一份。</translation>
    </message>
    <message>
        <source>A format needs a name. Until it has one it is called %1.</source>
        <translation>格式需要名称。填写之前仍叫 %1。</translation>
    </message>
    <message>
        <source>Another format has this name.</source>
        <translation>已有同名的格式。</translation>
    </message>
    <message>
        <source>The template is empty.</source>
        <translation>模板为空。</translation>
    </message>
    <message>
        <source>Only &amp;if there is …</source>
        <translation>仅当存在以下内容时(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>名称(&amp;N)：</translation>
    </message>
    <message>
        <source>&amp;Template of one lease:</source>
        <translation>单个代理的模板(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Insert a placeholder</source>
        <translation>插入占位符(&amp;I)</translation>
    </message>
    <message>
        <source>Es&amp;caping:</source>
        <translation>转义(&amp;C)：</translation>
    </message>
    <message>
        <source>Be&amp;fore all:</source>
        <translation>开头(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Between:</source>
        <translation>间隔(&amp;B)：</translation>
    </message>
    <message>
        <source>Aft&amp;er all:</source>
        <translation>结尾(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Refuse a user or password with one of:</source>
        <translation>用户名或密码含以下字符时不写出(&amp;R)：</translation>
    </message>
    <message>
        <source>Refuse a user or password with &amp;other than ASCII characters</source>
        <translation>用户名或密码含非 ASCII 字符时不写出(&amp;O)</translation>
    </message>
    <message>
        <source>\n is a line break, \t a tab and \\ a backslash.</source>
        <translation>\n 为换行，\t 为制表符，\\ 为反斜杠。</translation>
    </message>
    <message>
        <source>{placeholder} becomes a value of the lease. {if placeholder}…{else}…{end} writes one part or the other, depending on whether there is a value. {{ and }} are braces.</source>
        <translation>{placeholder} 替换为代理的值；{if placeholder}…{else}…{end} 视该值是否存在写出其中一部分；{{ 和 }} 表示大括号本身。</translation>
    </message>
    <message>
        <source>Template of one lease</source>
        <translation>单个代理的模板</translation>
    </message>
    <message>
        <source>The template is too long (at most %1 characters).</source>
        <translation>模板过长，无法保存（最多 %1 个字符）。</translation>
    </message>
    <message>
        <source>Too long (at most %1 characters).</source>
        <translation>过长，无法保存（最多 %1 个字符）。</translation>
    </message>
    <message>
        <source>The copied text contains user and password.</source>
        <translation>复制的内容包含用户名和密码。</translation>
    </message>
    <message>
        <source>The copied text contains neither user nor password.</source>
        <translation>复制的内容不含用户名和密码。</translation>
    </message>
</context>
<context>
    <name>proxydeck::FormatPreview</name>
    <message>
        <source>Pre&amp;view with a made-up lease (no lease is selected)</source>
        <translation>预览：示例代理（未选中代理）(&amp;V)</translation>
    </message>
    <message>
        <source>Pre&amp;view with the selected leases</source>
        <translation>预览：选中的代理(&amp;V)</translation>
    </message>
    <message>
        <source>Nothing can be shown: see above.</source>
        <translation>无法显示，请见上方提示。</translation>
    </message>
    <message>
        <source>The made-up lease cannot be written in this format.</source>
        <translation>示例代理无法以此格式写出。</translation>
    </message>
    <message>
        <source>%1 of the selected cannot be written in this format.</source>
        <translation>选中的代理中有 %1 个无法以此格式写出。</translation>
    </message>
    <message>
        <source>User and password are masked here; they are copied as they are.</source>
        <translation>预览中的用户名和密码已遮盖，复制时为真实内容。</translation>
    </message>
    <message>
        <source>&amp;Show user and password</source>
        <translation>显示用户名和密码(&amp;S)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Sample</source>
        <comment>the name of a made-up key</comment>
        <translation>示例</translation>
    </message>
    <message>
        <source>The key was replaced since the extraction: shown without user and password.</source>
        <translation>提取之后密钥已更换：显示时不含用户名和密码。</translation>
    </message>
    <message>
        <source>The key&apos;s secrets are not available: shown without user and password.</source>
        <translation>密钥暂不可用：预览不含用户名和密码。</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistoryBar</name>
    <message>
        <source>All keys</source>
        <translation>全部密钥</translation>
    </message>
    <message>
        <source>%1 (removed)</source>
        <comment>a key</comment>
        <translation>%1（已移除）</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>全部产品</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>全部结果</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>从 … 到 …</translation>
    </message>
    <message>
        <source>Search server, exit IP, area…</source>
        <translation>搜索服务器、出口 IP、地区…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Words that must all occur; -word leaves out, area:河南 looks at one field</source>
        <translation>须同时包含所有关键词；“-词”表示排除，“地区:河南”只查指定字段</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Today in China</source>
        <extracomment>the vendor&apos;s day: from midnight to midnight in China</extracomment>
        <translation>今天（北京时间）</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistoryCallsModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>request_id</translation>
    </message>
    <message>
        <source>%1
Why: %2</source>
        <extracomment>why the program made a call by itself: %1 who made it, %2 a sentence</extracomment>
        <translation>%1
原因：%2</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistoryExport</name>
    <message>
        <source>The record could not be read.</source>
        <translation>历史记录无法读取。</translation>
    </message>
    <message>
        <source>The record could not be read to its end.</source>
        <translation>历史记录未能读取到末尾。</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistoryFiguresModel</name>
    <message>
        <source>%1: none</source>
        <extracomment>%1 name of a column, %2 what a cell of it says; for screen readers</extracomment>
        <translation>%1：无</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次出现</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
    <message>
        <source>Good of those checked</source>
        <translation>检测正常率</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistoryLeasesModel</name>
    <message>
        <source>unknown</source>
        <comment>deadline</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>Obtained</source>
        <translation>提取时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Exit IP</source>
        <translation>出口 IP</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>ISP</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>套餐</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>request_id</translation>
    </message>
    <message>
        <source>Copied</source>
        <comment>column: when the lease was copied</comment>
        <translation>复制时间</translation>
    </message>
    <message>
        <source>Checked</source>
        <comment>column: what the check of the lease has found</comment>
        <translation>检测结果</translation>
    </message>
    <message>
        <source>Exit differs</source>
        <extracomment>column: the measured exit IP, where it is another than the declared one</extracomment>
        <translation>不一致的出口</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistoryModel</name>
    <message>
        <source>%1: none</source>
        <extracomment>%1 name of a column, %2 what a cell of it says; for screen readers</extracomment>
        <translation>%1：无</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistorySummaryView</name>
    <message>
        <source>%1: %2</source>
        <comment>a number and what it is of</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>Leases obtained</source>
        <translation>提取代理数</translation>
    </message>
    <message>
        <source>Different exit IPs</source>
        <translation>不同出口 IP 数</translation>
    </message>
    <message>
        <source>Exit IPs seen more than once</source>
        <translation>重复出现的出口 IP 数</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>By product</source>
        <translation>按产品</translation>
    </message>
    <message>
        <source>By ISP</source>
        <translation>按运营商</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按地区</translation>
    </message>
    <message>
        <source>Calls by outcome</source>
        <translation>调用结果分布</translation>
    </message>
    <message>
        <source>Exit IPs seen most often</source>
        <translation>出现最多的出口 IP</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计数据</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>按小时</translation>
    </message>
    <message>
        <source>Cost by the prices of the keys</source>
        <translation>费用（按密钥单价）</translation>
    </message>
    <message>
        <source>Good of those checked, by hour of the day</source>
        <translation>各时段的检测正常率</translation>
    </message>
    <message>
        <source>All calls of this time, key and product, whatever the filter of leases.</source>
        <translation>统计该时间、密钥和产品的全部调用，不受代理筛选条件影响。</translation>
    </message>
    <message>
        <source>There were too many different ones to count each of them.</source>
        <translation>不同的项过多，未能逐一区分。</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistoryTab</name>
    <message>
        <source>Copied %1</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>Not understood: %1</source>
        <translation>无法识别：%1</translation>
    </message>
    <message>
        <source>The demo keeps no record: what it brings is lost when it ends.</source>
        <translation>演示不保存历史记录，退出后内容即消失。</translation>
    </message>
</context>
<context>
    <name>proxydeck::HistoryWindow</name>
    <message>
        <source>Copy as %1</source>
        <translation>复制为 %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>button</comment>
        <translation>复制</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Leases</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用记录</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>&amp;Leases</source>
        <translation>代理(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Calls</source>
        <translation>调用记录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Summary</source>
        <translation>汇总(&amp;S)</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>导出 CSV…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Search &amp;again</source>
        <translation>重新搜索(&amp;A)</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>显示全部(&amp;E)</translation>
    </message>
    <message>
        <source>Figures as a &amp;table</source>
        <translation>以表格显示汇总(&amp;T)</translation>
    </message>
</context>
<context>
    <name>proxydeck::KeeperAnnouncer</name>
    <message>
        <source>%1: %2</source>
        <extracomment>the tray icon&apos;s tip; %1 name of a key, %2 good and wanted leases: &quot;12 / 20&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>proxydeck::KeeperChartView</name>
    <message>
        <source>%1 wanted</source>
        <extracomment>%1 number of leases</extracomment>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>1 hour ago</source>
        <translation>1 小时前</translation>
    </message>
    <message>
        <source>in 10 min</source>
        <translation>10 分钟后</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
    <message>
        <source>%1: %2 good leases expected, %3 to %4 in 8 of 10 cases</source>
        <extracomment>%1 time of day, %2 to %4 numbers of leases</extracomment>
        <translation>%1：预计可用 %2 个，十次中有八次在 %3 到 %4 之间</translation>
    </message>
    <message>
        <source>%1: %2 good, %3 live</source>
        <extracomment>%1 time of day, %2 and %3 numbers of leases</extracomment>
        <translation>%1：可用 %2，有效 %3</translation>
    </message>
    <message>
        <source>Chart of the good leases of %1</source>
        <extracomment>%1 name of a key</extracomment>
        <translation>%1 可用代理的图表</translation>
    </message>
    <message>
        <source>Past hour: %1 to %2 good, %3 wanted, too few for %4 s.</source>
        <extracomment>numbers of leases, for screen readers</extracomment>
        <translation>过去一小时：可用 %1 到 %2 个，目标 %3，不足的时间 %4 秒。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls.</source>
        <translation>
            <numerusform>%n 次调用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Next ten minutes: %1 to %2 good expected.</source>
        <translation>未来十分钟：预计可用 %1 到 %2 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls planned.</source>
        <translation>
            <numerusform>计划 %n 次调用。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::KeeperForm</name>
    <message>
        <source>Use %1 an hour, %2 a day</source>
        <extracomment>a button; %1 and %2 numbers of IPs</extracomment>
        <translation>采用每小时 %1、每天 %2</translation>
    </message>
    <message>
        <source>As in the form…</source>
        <translation>同表单…</translation>
    </message>
    <message>
        <source>Keep at least</source>
        <translation>至少保持</translation>
    </message>
    <message>
        <source>Keep at least, leases</source>
        <translation>至少保持的代理个数</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余至少</translation>
    </message>
    <message>
        <source>Time left at least, seconds</source>
        <translation>剩余至少的秒数</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source> an hour</source>
        <comment>after a number of IPs</comment>
        <translation> / 小时</translation>
    </message>
    <message>
        <source> a day</source>
        <comment>after a number of IPs</comment>
        <translation> / 天</translation>
    </message>
    <message>
        <source>Budget: IPs an hour</source>
        <translation>预算：每小时 IP 数</translation>
    </message>
    <message>
        <source>Budget: IPs a day</source>
        <translation>预算：每天 IP 数</translation>
    </message>
    <message>
        <source>not entered</source>
        <comment>a budget</comment>
        <translation>未填写</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Firm (with spares)</source>
        <translation>稳妥（有备用）</translation>
    </message>
    <message>
        <source>Thrifty (no spares)</source>
        <translation>节省（无备用）</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>only checked, good leases</source>
        <translation>仅检测通过的代理</translation>
    </message>
    <message>
        <source>only with the declared exit</source>
        <translation>仅出口与声明一致的</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>How many good leases are to be at hand at all times.</source>
        <translation>任何时候都应有多少个可用代理。</translation>
    </message>
    <message>
        <source>Leases with less time left do not count. More time costs more: new leases are needed sooner.</source>
        <translation>剩余时间更短的代理不计入。时间越长，费用越高：需要更早提取新代理。</translation>
    </message>
    <message>
        <source>Firm keeps spares for leases that end early, as many as the record shows are needed. Thrifty replaces them when they have ended.</source>
        <translation>“稳妥”为提前失效的代理准备备用，数量按记录计算。“节省”在其失效后再补充。</translation>
    </message>
    <message>
        <source>Areas in the order of preference. Where one has no stock, the next is tried. Without a choice, the values of the key&apos;s form are used.</source>
        <translation>按优先顺序排列的地区。某地区没有资源时尝试下一个。未选择时使用该密钥表单中的值。</translation>
    </message>
    <message>
        <source>At most so many IPs are extracted. A call whose outcome is unknown counts in full. The day is the vendor&apos;s, UTC+08:00.</source>
        <translation>最多提取这么多个 IP。结果未知的调用按全部数量计入。以青果的日期（UTC+08:00）为准。</translation>
    </message>
</context>
<context>
    <name>proxydeck::KeepersDock</name>
    <message>
        <source>Keep filled (%1)</source>
        <extracomment>title of a part of the window; %1 number of keys</extracomment>
        <translation>自动保持 (%1)</translation>
    </message>
    <message>
        <source>Keep filled</source>
        <translation>自动保持</translation>
    </message>
</context>
<context>
    <name>proxydeck::KeepersModel</name>
    <message>
        <source>Deleted key</source>
        <translation>已删除的密钥</translation>
    </message>
    <message>
        <source>Good leases with at least %1 s left: %2 of %3. Live leases of this key: %4.</source>
        <translation>剩余至少 %1 秒的可用代理：%2 / %3。该密钥有效的代理：%4。</translation>
    </message>
    <message>
        <source>Checks are not repeated, so early ends are not seen.</source>
        <translation>未重复检测，因此无法发现提前失效的代理。</translation>
    </message>
    <message>
        <source>IPs an hour, and what they cost by the price of the key</source>
        <translation>每小时的 IP 数，以及按密钥单价计算的费用</translation>
    </message>
    <message>
        <source>Share of the next ten minutes with enough good leases, as foreseen</source>
        <translation>预计未来十分钟内可用代理达到目标的时间比例</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 name of a column, %2 what a cell of it says; for screen readers</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Good / wanted</source>
        <translation>可用 / 目标</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>下一次</translation>
    </message>
    <message>
        <source>An hour</source>
        <translation>每小时</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计达标</translation>
    </message>
</context>
<context>
    <name>proxydeck::KeepersPanel</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Whether the last extraction was carried out and charged is unknown. Look at the vendor&apos;s page.</source>
        <translation>不确定上一次提取是否已执行并扣费，请查看青果页面。</translation>
    </message>
    <message>
        <source>%1 is no longer kept filled.</source>
        <extracomment>%1 name of a key</extracomment>
        <translation>%1 不再自动保持。</translation>
    </message>
    <message>
        <source>There is no other key that could be kept filled</source>
        <translation>没有其他可以自动保持的密钥</translation>
    </message>
    <message>
        <source>Keys kept filled</source>
        <translation>自动保持的密钥</translation>
    </message>
    <message>
        <source>Keep filled</source>
        <translation>自动保持</translation>
    </message>
    <message>
        <source>Keep filled…</source>
        <translation>自动保持…</translation>
    </message>
    <message>
        <source>Another key that is to be kept filled</source>
        <translation>再选一个要自动保持的密钥</translation>
    </message>
    <message>
        <source>No longer keep filled</source>
        <translation>不再自动保持</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>It was charged</source>
        <translation>已扣费</translation>
    </message>
    <message>
        <source>It was not charged</source>
        <translation>未扣费</translation>
    </message>
    <message>
        <source>Keeps as many good leases of a key at hand as you want, within a budget.</source>
        <translation>在预算之内，让一个密钥随时有您需要的可用代理数量。</translation>
    </message>
</context>
<context>
    <name>proxydeck::KeyFormatMenu</name>
    <message>
        <source>The format used last</source>
        <translation>上次使用的格式</translation>
    </message>
</context>
<context>
    <name>proxydeck::KeysModel</name>
    <message>
        <source>Group %1, keys: %2</source>
        <extracomment>%1 the name of a group of keys, %2 how many keys it has</extracomment>
        <translation>分组“%1”，%2 个密钥</translation>
    </message>
    <message>
        <source>%1 live</source>
        <extracomment>%1 a number of leases</extracomment>
        <translation>有效 %1 个</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the facts of a key as a screen reader tells them</extracomment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>proxydeck::KeysPanel</name>
    <message>
        <source>No group</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建分组</translation>
    </message>
    <message>
        <source>Group %1</source>
        <extracomment>%1 a number: the name of a new group of keys, which can be changed at once</extracomment>
        <translation>分组 %1</translation>
    </message>
    <message>
        <source>Kept for this session only. It is gone when the program ends.</source>
        <translation>仅本次会话保留，程序退出后即清除。</translation>
    </message>
    <message>
        <source>The key could not be read from the keychain.</source>
        <translation>无法从系统钥匙串读取密钥。</translation>
    </message>
    <message>
        <source>Enter it again…</source>
        <translation>重新输入…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>暂无密钥</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>From link</source>
        <translation>从链接新建</translation>
    </message>
    <message>
        <source>New key from the extraction link on the clipboard</source>
        <translation>用剪贴板中的提取链接新建密钥</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>More about this key</source>
        <translation>此密钥的更多操作</translation>
    </message>
    <message>
        <source>&amp;Edit key…</source>
        <translation>编辑密钥(&amp;E)…</translation>
    </message>
    <message>
        <source>Change &amp;plan…</source>
        <translation>更改套餐(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>分组(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Read from the keychain again</source>
        <translation>重新从系统钥匙串读取(&amp;R)</translation>
    </message>
    <message>
        <source>De&amp;lete key…</source>
        <translation>删除密钥(&amp;L)…</translation>
    </message>
    <message>
        <source>Extract, copy, plan, group, colour, order, delete</source>
        <translation>提取、复制、套餐、分组、颜色、排序、删除</translation>
    </message>
    <message>
        <source>E&amp;xtract</source>
        <translation>提取(&amp;X)</translation>
    </message>
    <message>
        <source>Extract and cop&amp;y</source>
        <translation>提取并复制(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Show only its leases</source>
        <translation>只显示此密钥的代理(&amp;S)</translation>
    </message>
    <message>
        <source>Copy its li&amp;ve leases</source>
        <translation>复制此密钥的有效代理(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Keep filled…</source>
        <translation>自动保持(&amp;K)…</translation>
    </message>
</context>
<context>
    <name>proxydeck::LastLogDialog</name>
    <message>
        <source>Last lines of the log</source>
        <translation>最近的日志</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeaseCells</name>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for a screen reader</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 here
%2 in China (UTC+08:00)</source>
        <comment>one instant, by two clocks</comment>
        <translation>本地时间 %1
北京时间 %2（UTC+08:00）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Exit IP</source>
        <translation>出口 IP</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>ISP</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止时间</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>套餐</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>deadline</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>none</source>
        <comment>an empty cell, for a screen reader</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>A full bar is %1: the longest remaining time in the table, rounded up.</source>
        <extracomment>%1 a time in words: 5 minutes 0 seconds</extracomment>
        <translation>满条为 %1：即列表中最长剩余时间向上取整。</translation>
    </message>
    <message>
        <source>Copied</source>
        <comment>column: when the lease was copied</comment>
        <translation>复制时间</translation>
    </message>
    <message>
        <source>Copied at %1.</source>
        <extracomment>%1 a time of day, or date and time</extracomment>
        <translation>已于 %1 复制。</translation>
    </message>
    <message>
        <source>Check</source>
        <comment>column: what the check of the lease has found</comment>
        <translation>检测</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Measured exit</source>
        <translation>实测出口</translation>
    </message>
    <message>
        <source>Checked at %1: %2</source>
        <extracomment>%1 a time of day, or date and time; %2 what was found</extracomment>
        <translation>%1 检测：%2</translation>
    </message>
    <message>
        <source>Measured %1, declared %2</source>
        <comment>exit IPs</comment>
        <translation>实测 %1，声明 %2</translation>
    </message>
    <message>
        <source>No longer in the vendor&apos;s list of what is in use, as of %1. Not copied by default.</source>
        <extracomment>%1 a time of day, or date and time</extracomment>
        <translation>%1 查询在用时，青果的列表中已没有它。默认不复制。</translation>
    </message>
    <message>
        <source>Tunnels</source>
        <comment>column: connections through the lease by way of local ports</comment>
        <translation>连接</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Success</source>
        <comment>column: share of connections that succeeded</comment>
        <translation>成功率</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words that a screen reader says</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeaseDetails</name>
    <message>
        <source>Details of the current lease</source>
        <translation>当前代理的详情</translation>
    </message>
    <message>
        <source>Lease</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>The call that brought it</source>
        <translation>提取它的调用</translation>
    </message>
    <message>
        <source>The answer contained no request ID.</source>
        <translation>响应中没有 request_id。</translation>
    </message>
    <message>
        <source>Not among the calls of this run; it is in the history.</source>
        <translation>不在本次运行的调用记录中，可在历史记录中查找。</translation>
    </message>
    <message>
        <source>Choose a lease in the table to see all that is known about it.</source>
        <translation>在列表中选择一个代理，即可查看其全部信息。</translation>
    </message>
    <message>
        <source>Sho&amp;w the call</source>
        <translation>显示该调用(&amp;W)</translation>
    </message>
    <message>
        <source>Copy &amp;all</source>
        <translation>全部复制(&amp;A)</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeaseDetailsDock</name>
    <message>
        <source>Lease details</source>
        <translation>代理详情</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeaseTableView</name>
    <message>
        <source>Leases</source>
        <translation>代理列表</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeaseView</name>
    <message>
        <source>copied</source>
        <comment>of a lease, for a screen reader</comment>
        <translation>已复制</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words that a screen reader says</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>new</source>
        <comment>of a lease that has just come, beside its state</comment>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeasesBar</name>
    <message>
        <source>Copy</source>
        <comment>button</comment>
        <translation>复制</translation>
    </message>
    <message>
        <source>%1 (%2): the selection, or all that are shown</source>
        <translation>%1（%2）：所选项；未选择时为当前显示的全部</translation>
    </message>
    <message>
        <source>%1. Other formats: %2</source>
        <translation>%1。其他格式：%2</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Words that must all occur in server, exit IP, area, ISP, plan, key or request.
&quot;Words in quotes&quot; are one; -word excludes.
In one field: area:Beijing, state:live, left:&gt;60, left:&lt;5m, key:…
Down proposes how to go on.</source>
        <translation>在服务器、出口 IP、地区、运营商、套餐、密钥和请求中查找，须包含所有关键词。
&quot;引号内的内容&quot;视为一个词；-关键词 表示排除。
限定字段：地区:北京、状态:有效、剩余:&gt;60、剩余:&lt;5m、密钥:…
按向下键显示输入建议。</translation>
    </message>
    <message>
        <source>Not understood, and left out: %1</source>
        <translation>无法识别，已忽略：%1</translation>
    </message>
    <message>
        <source>Filter: words, area:…, left:&gt;60</source>
        <translation>筛选：关键词、地区:…、剩余:&gt;60</translation>
    </message>
    <message>
        <source>Copy %1 as %2</source>
        <comment>number, format</comment>
        <translation>复制 %1 个为 %2</translation>
    </message>
    <message>
        <source>Clear %1 expired</source>
        <translation>清除 %1 个已过期</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>number</comment>
        <translation>复制 %1 个</translation>
    </message>
    <message>
        <source>%1 (%2): the selection, else the newest, else all live ones shown</source>
        <translation>%1（%2）：选中的代理，否则最新的一批，否则所有显示的有效代理</translation>
    </message>
    <message>
        <source>%1: they leave the table; the history keeps them</source>
        <translation>%1：从列表中移除，历史记录中仍有</translation>
    </message>
    <message>
        <source>Export %1</source>
        <comment>number</comment>
        <translation>导出 %1 个</translation>
    </message>
    <message>
        <source>%1 (%2): save the selection, or all that are shown</source>
        <translation>%1（%2）：保存选中的，否则保存所显示的全部</translation>
    </message>
    <message>
        <source>Copy %1 good as %2</source>
        <extracomment>of leases, the good ones; %1 number, %2 format</extracomment>
        <translation>复制 %1 个正常的为 %2</translation>
    </message>
    <message>
        <source>Copy %1 good</source>
        <translation>复制 %1 个正常的</translation>
    </message>
    <message>
        <source>Check %1</source>
        <comment>number of leases</comment>
        <translation>检测 %1</translation>
    </message>
    <message>
        <source>%1 (%2): whether they work, and how fast: the selection, else the newest, else all live ones shown</source>
        <translation>%1（%2）：能否使用、快慢如何：所选代理；未选择时为最新的，否则为所有显示的有效代理</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeasesEmptyState</name>
    <message>
        <source>No leases yet</source>
        <translation>暂无代理</translation>
    </message>
    <message>
        <source>Add the key of a plan you rent from QG, then press Extract. The demo shows everything with made-up proxies on this machine: nothing is sent, nothing costs.</source>
        <translation>添加您在青果网络所租套餐的密钥，然后点击“提取”。演示使用本机虚构的代理展示全部功能：不发送请求，也不扣费。</translation>
    </message>
    <message>
        <source>Press Extract: in the demo it costs nothing.</source>
        <translation>点击“提取”：演示中不扣费。</translation>
    </message>
    <message>
        <source>Press Extract. What it brings is shown here, newest first, with the time it has left.</source>
        <translation>点击“提取”。提取到的代理会显示在这里，最新的在前，并标明剩余时间。</translation>
    </message>
    <message>
        <source>No lease matches</source>
        <translation>没有匹配的代理</translation>
    </message>
    <message>
        <source>Add a key to extract with. The demo&apos;s vendor knows DEMO-SHORT-METERED, for instance, and refuses what it does not know.</source>
        <translation>添加密钥后即可提取。演示接口认得 DEMO-SHORT-METERED 等密钥，其余一律拒绝。</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>提取</translation>
    </message>
    <message>
        <source>There are leases, but none that matches these words and states.</source>
        <translation>已有代理，但没有符合这些关键词和状态的。</translation>
    </message>
    <message>
        <source>Add a key…</source>
        <translation>添加密钥…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>体验演示</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Extract and copy</source>
        <translation>提取并复制</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeasesPage</name>
    <message>
        <source>These are too many to drag (%1 at most). Copy them instead.</source>
        <translation>数量过多，无法拖出（最多 %1 个），请改用复制。</translation>
    </message>
    <message>
        <source>Removed one lease</source>
        <translation>已移除 1 个代理</translation>
    </message>
    <message>
        <source>Removed %1 leases</source>
        <translation>已移除 %1 个代理</translation>
    </message>
    <message>
        <source>Nothing copied: no live lease is shown</source>
        <translation>未复制：没有显示有效的代理</translation>
    </message>
    <message>
        <source>%1 (nothing was selected: the newest)</source>
        <translation>%1（未选中：最新的一批）</translation>
    </message>
    <message>
        <source>%1 (nothing was selected: all live ones shown)</source>
        <translation>%1（未选中：所有显示的有效代理）</translation>
    </message>
    <message>
        <source>Cleared one expired lease; the history keeps it</source>
        <translation>已清除 1 个已过期的代理，历史记录中仍有</translation>
    </message>
    <message>
        <source>Cleared %1 expired leases; the history keeps them</source>
        <translation>已清除 %1 个已过期的代理，历史记录中仍有</translation>
    </message>
    <message numerus="yes">
        <source>%n new leases are hidden by the filter</source>
        <translation>
            <numerusform>新增 %n 个，被筛选条件隐藏</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Restored one lease</source>
        <translation>已恢复 1 个代理</translation>
    </message>
    <message>
        <source>Restored %1 leases</source>
        <translation>已恢复 %1 个代理</translation>
    </message>
    <message>
        <source>Nothing copied: no check found any of these leases good</source>
        <translation>未复制：这些代理中没有检测正常的</translation>
    </message>
    <message>
        <source>Copying %1 of %2</source>
        <translation>正在复制 %1 / %2</translation>
    </message>
    <message>
        <source>Cancel the copy</source>
        <translation>取消复制</translation>
    </message>
    <message>
        <source>Filtering and sorting: %1 of %2</source>
        <translation>正在筛选和排序：%1 / %2</translation>
    </message>
    <message>
        <source>Cancel filtering and sorting</source>
        <translation>取消筛选和排序</translation>
    </message>
    <message>
        <source>Copy cancelled; the clipboard was not changed</source>
        <translation>已取消复制，剪贴板保持不变</translation>
    </message>
    <message>
        <source>Nothing copied: none of the newest leases is live</source>
        <translation>未复制：最新一批中没有有效代理</translation>
    </message>
    <message>
        <source>Nothing copied: this key has no live lease</source>
        <translation>未复制任何内容：此密钥没有有效代理</translation>
    </message>
    <message>
        <source>Remove %1 leases that are still live?</source>
        <translation>要移除 %1 个仍有效的代理吗？</translation>
    </message>
    <message>
        <source>They were paid for and can still be used. So many at once cannot be restored with Undo.</source>
        <translation>这些代理已付费且仍可使用。数量过多，移除后无法撤销。</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeasesPanel</name>
    <message>
        <source>Leases</source>
        <translation>代理列表</translation>
    </message>
    <message>
        <source>Region locks (%1)</source>
        <translation>地区锁资源（%1）</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Copy f&amp;ormat</source>
        <translation>复制格式(&amp;O)</translation>
    </message>
    <message>
        <source>The name of this key cannot be written in a filter.</source>
        <translation>此密钥的名称无法用于筛选。</translation>
    </message>
    <message>
        <source>These leases are no longer in the table. The history keeps them.</source>
        <translation>这些代理已不在列表中，历史记录中仍有。</translation>
    </message>
</context>
<context>
    <name>proxydeck::LeasesTab</name>
    <message>
        <source>These are too many to drag (%1 at most). Copy them instead.</source>
        <translation>数量过多，无法拖出（最多 %1 个），请改用复制。</translation>
    </message>
    <message>
        <source>Leases of the record</source>
        <translation>历史代理列表</translation>
    </message>
</context>
<context>
    <name>proxydeck::Ledger</name>
    <message>
        <source>The disk does not respond; new records wait in memory until it does</source>
        <translation>磁盘没有响应；记录暂留在内存中，待磁盘恢复响应后写入</translation>
    </message>
</context>
<context>
    <name>proxydeck::LedgerWorker</name>
    <message>
        <source>The damaged record cannot be set aside: %1</source>
        <translation>无法另存已损坏的记录文件：%1</translation>
    </message>
    <message>
        <source>The record cannot be written</source>
        <translation>无法写入记录文件</translation>
    </message>
    <message>
        <source>%1; more than %L2 leases exist in memory only and would be lost when the program ends</source>
        <translation>%1；超过 %L2 个代理仅保留在内存中，退出程序后将丢失</translation>
    </message>
</context>
<context>
    <name>proxydeck::MainMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Proxies</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;New key…</source>
        <translation>新建密钥(&amp;N)…</translation>
    </message>
    <message>
        <source>New key from extraction &amp;link…</source>
        <translation>从提取链接新建密钥(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Extract</source>
        <translation>提取(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;List in use</source>
        <translation>查询在用(&amp;L)</translation>
    </message>
    <message>
        <source>Cancel &amp;waiting calls</source>
        <translation>取消等待中的调用(&amp;W)</translation>
    </message>
    <message>
        <source>Edit &amp;key…</source>
        <translation>编辑密钥(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Delete key…</source>
        <translation>删除密钥(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Clear the list of calls</source>
        <translation>清空调用记录(&amp;C)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>历史记录(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;What&apos;s this?</source>
        <translation>这是什么(&amp;W)？</translation>
    </message>
    <message>
        <source>Error &amp;codes…</source>
        <translation>错误码(&amp;C)…</translation>
    </message>
    <message>
        <source>Diagnostics for &amp;support…</source>
        <translation>供客服使用的诊断信息(&amp;S)…</translation>
    </message>
    <message>
        <source>Vendor: API &amp;authentication…</source>
        <translation>青果：Api 鉴权(&amp;A)…</translation>
    </message>
    <message>
        <source>Vendor: &amp;debugging tool…</source>
        <translation>青果：调试工具(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;About ProxyDeck</source>
        <translation>关于 ProxyDeck(&amp;A)</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>关于 Qt(&amp;Q)</translation>
    </message>
    <message>
        <source>Lease &amp;details</source>
        <translation>代理详情(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>转到下一区域(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous part of the window</source>
        <translation>转到上一区域(&amp;P)</translation>
    </message>
    <message>
        <source>Extract and &amp;copy</source>
        <translation>提取并复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next key</source>
        <translation>下一个密钥(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous key</source>
        <translation>上一个密钥(&amp;P)</translation>
    </message>
    <message>
        <source>Pre&amp;sets</source>
        <translation>预设(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;hange plan…</source>
        <translation>更改套餐(&amp;H)…</translation>
    </message>
</context>
<context>
    <name>proxydeck::MainWindow</name>
    <message numerus="yes">
        <source>Cancelled %n waiting calls. Nothing was sent.</source>
        <translation>
            <numerusform>已取消 %n 个等待中的调用，未发送任何请求。</numerusform>
        </translation>
    </message>
    <message>
        <source>No call is waiting.</source>
        <translation>没有等待中的调用。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>The record of leases was damaged. It was set aside as %1; a new one was begun.</source>
        <translation>代理记录文件已损坏，原文件已另存为 %1，并已新建记录。</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用记录</translation>
    </message>
    <message>
        <source>The key was saved.</source>
        <translation>密钥已保存。</translation>
    </message>
    <message>
        <source>There is no key to edit yet.</source>
        <translation>还没有可编辑的密钥。</translation>
    </message>
    <message>
        <source>The page could not be opened; its address was copied: %1</source>
        <translation>无法打开页面，网址已复制：%1</translation>
    </message>
    <message>
        <source>Quit ProxyDeck</source>
        <translation>退出 ProxyDeck</translation>
    </message>
    <message>
        <source>Wait for the answer</source>
        <translation>等待响应</translation>
    </message>
    <message>
        <source>Demo – ProxyDeck</source>
        <translation>演示 – ProxyDeck</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 an action: &quot;Extract · Short-lived · Channel&quot;; %2 how it ended: &quot;5 received&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The key is kept for this session only and must be entered again after that.</source>
        <translation>密钥仅在本次会话中保留，之后需重新输入。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls were sent and have no answer yet. What they bring may have been paid for and would be lost.</source>
        <translation>
            <numerusform>有 %n 次调用已发出、尚未收到应答。提取结果可能已经扣费，退出后将丢失。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls wait to be sent. They would be dropped; nothing is charged for them.</source>
        <translation>
            <numerusform>有 %n 次调用在排队等待发出，退出后将被放弃，不会扣费。</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>不退出</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Copied the request as cURL. It contains the key.</source>
        <translation>已将请求复制为 cURL，其中包含密钥。</translation>
    </message>
    <message>
        <source>The clipboard contains no extraction link from the vendor.</source>
        <translation>剪贴板中没有青果的提取链接。</translation>
    </message>
    <message>
        <source>The list of keys could not be saved. The key works until the program ends and must then be entered again.</source>
        <translation>密钥列表无法保存。密钥在程序退出前可用，之后需重新输入。</translation>
    </message>
    <message>
        <source>An export is still being written. Quitting cancels it, and its file is not changed.</source>
        <translation>导出尚未完成。退出会终止导出，目标文件保持原样。</translation>
    </message>
    <message>
        <source>%1 Quitting ends the retries.</source>
        <comment>after a sentence</comment>
        <translation>%1退出后不再重试。</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>仍然退出</translation>
    </message>
</context>
<context>
    <name>proxydeck::Notices</name>
    <message>
        <source>%1: the last lease ends soon</source>
        <extracomment>%1 name of a key</extracomment>
        <translation>%1：最后一个代理即将过期</translation>
    </message>
    <message>
        <source>It ends in %1 s, at %2. After that no lease of this key is live.</source>
        <extracomment>%1 seconds, %2 time of day</extracomment>
        <translation>%2 过期，还剩 %1 秒。之后该密钥没有有效的代理。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 name of a key, %2 what is wrong: &quot;Out of stock&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n calls failed since the last notice. The latest: %1</source>
        <translation>
            <numerusform>自上次通知以来有 %n 个调用失败。最近一次：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation>系统钥匙串已锁定</translation>
    </message>
    <message>
        <source>Keys cannot be used until it is unlocked.</source>
        <translation>解锁之前密钥无法使用。</translation>
    </message>
</context>
<context>
    <name>proxydeck::NumberEditor</name>
    <message>
        <source>As the plan has it</source>
        <translation>套餐默认</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
</context>
<context>
    <name>proxydeck::PlanDialog</name>
    <message>
        <source>Choose the mode that was bought.</source>
        <translation>请选择所购买的模式。</translation>
    </message>
    <message>
        <source>Change plan</source>
        <translation>更改套餐</translation>
    </message>
    <message>
        <source>What was bought under the key “%1”:</source>
        <extracomment>%1 the name of a key</extracomment>
        <translation>密钥“%1”所购买的套餐：</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
</context>
<context>
    <name>proxydeck::PlanLine</name>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Change plan…</source>
        <translation>更改套餐…</translation>
    </message>
    <message>
        <source>Changes what the key is for: product, mode, channels</source>
        <translation>更改密钥的产品、模式和通道数</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Named values of this key</source>
        <translation>此密钥的命名参数</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortAccess</name>
    <message>
        <source>The port has a password. It is in the system&apos;s keychain; Copy local port has it.</source>
        <translation>此端口有密码，保存在系统的钥匙串中；“复制本地端口”会带上它。</translation>
    </message>
    <message>
        <source>Other machines can reach this address. Whoever is on the list and has the password uses your leases.</source>
        <translation>其他机器可以访问此地址。名单上知道密码的人都能使用您的代理。</translation>
    </message>
    <message>
        <source>Clients need a &amp;password</source>
        <translation>客户端需要密码(&amp;P)</translation>
    </message>
    <message>
        <source>Password of the port</source>
        <translation>端口的密码</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>a password</comment>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the password</source>
        <translation>复制密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Clients that are let in</source>
        <translation>允许的客户端</translation>
    </message>
    <message>
        <source>Without one, every program and every user of this machine can use the port. Browsers ask for it, or cannot send one at all.</source>
        <translation>没有密码时，本机的所有程序和用户都能使用此端口。浏览器会询问密码，或者根本无法发送。</translation>
    </message>
    <message>
        <source>Addresses or networks, with blanks between them.</source>
        <translation>地址或网段，以空格分隔。</translation>
    </message>
    <message>
        <source>It is shown only now, and kept in the system&apos;s keychain. Copy local port copies it too, with a user name that goes with it.</source>
        <translation>密码只在此时显示，并保存在系统的钥匙串中。“复制本地端口”会连同可用的用户名一起复制。</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortActions</name>
    <message>
        <source>S&amp;witch local port off</source>
        <translation>停用本地端口(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;witch local port on</source>
        <translation>启用本地端口(&amp;W)</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>&amp;New local port…</source>
        <translation>新建本地端口(&amp;N)…</translation>
    </message>
    <message>
        <source>New port…</source>
        <translation>新建端口…</translation>
    </message>
    <message>
        <source>New local port from this &amp;filter…</source>
        <translation>用此筛选新建本地端口(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Edit local port…</source>
        <translation>编辑本地端口(&amp;E)…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>&amp;Remove local port…</source>
        <translation>移除本地端口(&amp;R)…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>C&amp;lose connections</source>
        <translation>关闭连接(&amp;L)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Only connections of this port</source>
        <translation>只看此端口的连接(&amp;O)</translation>
    </message>
    <message>
        <source>Only this port</source>
        <translation>只看此端口</translation>
    </message>
    <message>
        <source>&amp;Local ports</source>
        <translation>本地端口(&amp;L)</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortAnnouncer</name>
    <message>
        <source>Local port %1: %2</source>
        <extracomment>%1 an address and port, %2 why: &quot;Address in use&quot;</extracomment>
        <translation>本地端口 %1：%2</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortCopies</name>
    <message>
        <source>Nothing copied: the system&apos;s keychain has not given the password of this port.</source>
        <translation>未复制：系统的钥匙串没有给出此端口的密码。</translation>
    </message>
    <message>
        <source>The address of this port cannot be written in this format.</source>
        <translation>此端口的地址无法用这种格式写出。</translation>
    </message>
    <message>
        <source>Copied %1 as %2.</source>
        <extracomment>%1 an address and port, %2 a format</extracomment>
        <translation>已将 %1 复制为 %2。</translation>
    </message>
    <message>
        <source>Copied %1 as %2, without the password.</source>
        <extracomment>%1 an address and port, %2 a format</extracomment>
        <translation>已将 %1 复制为 %2，不含密码。</translation>
    </message>
    <message>
        <source>&amp;Copy local port</source>
        <translation>复制本地端口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;With the password</source>
        <translation>包含密码(&amp;W)</translation>
    </message>
    <message>
        <source>Copy local port &amp;as</source>
        <translation>复制本地端口为(&amp;A)</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortDialog</name>
    <message>
        <source>New local port</source>
        <translation>新建本地端口</translation>
    </message>
    <message>
        <source>Edit local port</source>
        <translation>编辑本地端口</translation>
    </message>
    <message>
        <source>&amp;Create port</source>
        <translation>创建端口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>How a local port works</source>
        <translation>本地端口如何工作</translation>
    </message>
    <message>
        <source>Set a tool&apos;s HTTP or SOCKS5 proxy to this address once. Each connection is handed on to one of the usable leases, chosen by the policy. Nothing is ever sent without a lease.</source>
        <translation>把工具的 HTTP 或 SOCKS5 代理设为此地址，只需一次。每个连接都会按策略交给一个可用的代理。没有代理时，绝不会发送任何内容。</translation>
    </message>
    <message>
        <source>The exit changes with each connection, and what keeps a connection open keeps its exit: a browser, a download, a script&apos;s connection pool. Close the connection for another exit, or use sessions to keep one.</source>
        <translation>每个连接换一次出口；保持打开的连接会保持出口：浏览器、下载、脚本的连接池都会如此。要换出口，请关闭连接；要保持出口，请使用会话。</translation>
    </message>
    <message>
        <source>User names steer, with and without a password: session-a7 stays on its exit, area-350500 and isp-telecom choose, life-300 wants 300 seconds left. Join them by +, as in session-a7+area-350500.</source>
        <translation>用户名可以控制选择，有无密码均可：session-a7 保持同一出口，area-350500 和 isp-telecom 选择地区和运营商，life-300 要求剩余 300 秒。用 + 连接，例如 session-a7+area-350500。</translation>
    </message>
    <message>
        <source>UDP and HTTP/3 are not carried, as the leases do not carry them. Browsers use HTTP/2 by themselves.</source>
        <translation>不转发 UDP 和 HTTP/3，因为代理不支持。浏览器会自动改用 HTTP/2。</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortForm</name>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> 分钟</translation>
    </message>
    <message>
        <source> connections</source>
        <comment>after a number</comment>
        <translation> 次连接</translation>
    </message>
    <message>
        <source>Next lease after so many minutes</source>
        <translation>多少分钟后换下一个代理</translation>
    </message>
    <message>
        <source>Next lease after so many connections</source>
        <translation>多少次连接后换下一个代理</translation>
    </message>
    <message numerus="yes">
        <source>%n leases fit now.</source>
        <translation>
            <numerusform>现在有 %n 个代理符合。</numerusform>
        </translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a key that is not kept filled</source>
        <translation>未自动保持的密钥</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>the number, if it is empty</source>
        <translation>留空则为端口号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port number</source>
        <translation>端口号</translation>
    </message>
    <message>
        <source>Usable leases</source>
        <translation>可用的代理</translation>
    </message>
    <message>
        <source>A filter as above the table; empty: all leases</source>
        <translation>与表格上方相同的筛选；留空：全部代理</translation>
    </message>
    <message>
        <source>Filter of usable leases</source>
        <translation>可用代理的筛选</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>at least </source>
        <comment>before a number of seconds</comment>
        <translation>至少 </translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time left at least, seconds</source>
        <translation>剩余至少的秒数</translation>
    </message>
    <message>
        <source>only with the declared exit</source>
        <translation>仅出口与声明一致的</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Lease ends</source>
        <translation>代理过期时</translation>
    </message>
    <message>
        <source>the session %1</source>
        <extracomment>in a list of choices; %1 what happens to the session</extracomment>
        <translation>会话%1</translation>
    </message>
    <message>
        <source>What a session does when its lease ends</source>
        <translation>代理过期时会话如何处理</translation>
    </message>
    <message>
        <source>No lease ready</source>
        <translation>没有就绪的代理</translation>
    </message>
    <message>
        <source>wait </source>
        <comment>before a number of seconds</comment>
        <translation>等待 </translation>
    </message>
    <message>
        <source>do not wait</source>
        <translation>不等待</translation>
    </message>
    <message>
        <source>How long a connection waits for a lease, seconds</source>
        <translation>连接等待代理的时间，秒</translation>
    </message>
    <message>
        <source>Key whose keeper is asked for a lease</source>
        <translation>由哪个密钥的自动保持提供代理</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source> leases</source>
        <comment>after a number</comment>
        <translation> 个代理</translation>
    </message>
    <message>
        <source>Leases that are tried for one connection</source>
        <translation>一个连接尝试的代理数</translation>
    </message>
    <message>
        <source> s each</source>
        <comment>seconds for each try</comment>
        <translation> 秒/个</translation>
    </message>
    <message>
        <source>Seconds for each try</source>
        <translation>每次尝试的秒数</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>also private addresses</source>
        <translation>包括私有地址</translation>
    </message>
    <message>
        <source>also mail and file ports</source>
        <translation>包括邮件和文件共享端口</translation>
    </message>
    <message>
        <source>No connection begins on a lease with less time left. Those that are open go on until it ends. 5 s are enough for a port of plain HTTP.</source>
        <translation>剩余时间更少的代理不再接受新连接。已打开的连接会继续到代理过期。只用于普通 HTTP 的端口，5 秒就够。</translation>
    </message>
    <message>
        <source>Leases whose measured exit IP differs from the declared one are left out.</source>
        <translation>实测出口 IP 与声明不同的代理不会使用。</translation>
    </message>
    <message>
        <source>Which of the leases that are ready a new connection gets.</source>
        <translation>新连接使用哪个就绪的代理。</translation>
    </message>
    <message>
        <source>What keeps connections on the same exit: the site they go to, or the session in the user name. By client only beyond this machine, where clients have addresses of their own.</source>
        <translation>按什么保持同一出口：所访问的网站，或用户名中的会话。按客户端固定仅用于本机以外，那里的客户端各有地址。</translation>
    </message>
    <message>
        <source>Then the client is told that there is none. It is never connected directly.</source>
        <translation>之后会告知客户端没有代理。绝不会直接连接。</translation>
    </message>
    <message>
        <source>While a connection waits, the keeper of this key is asked for a lease. One that is off or stopped is never started.</source>
        <translation>连接等待时，会向此密钥的自动保持要一个代理。未开启或已停止的自动保持绝不会被启动。</translation>
    </message>
    <message>
        <source>Where a lease fails before the first byte, the next one is tried. What might have been carried out already, such as POST, is never sent twice.</source>
        <translation>代理在首字节之前失败时，会尝试下一个。可能已经执行的请求（例如 POST）绝不会发送两次。</translation>
    </message>
    <message>
        <source>Private and link-local addresses, as seen from the exit. This machine itself is never a target.</source>
        <translation>从出口看到的私有地址和链路本地地址。本机绝不会成为目标。</translation>
    </message>
    <message>
        <source>25, 465 and 587 of mail, 135 to 139 and 445 of file sharing.</source>
        <translation>邮件的 25、465、587，文件共享的 135 至 139 和 445。</translation>
    </message>
    <message>
        <source>Keep filled of</source>
        <translation>自动保持的密钥</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortNote</name>
    <message>
        <source>Connections through all leases fail at once: look at the connection of this machine. No lease is put out for it.</source>
        <translation>通过所有代理的连接同时失败：请检查本机的网络连接。不会因此停用任何代理。</translation>
    </message>
    <message>
        <source>The keychain has not given the password of this port yet: it refuses every client.</source>
        <translation>钥匙串还没有给出此端口的密码：它会拒绝所有客户端。</translation>
    </message>
    <message>
        <source>The password of this port is kept for this session only.</source>
        <translation>此端口的密码只保留在本次运行中。</translation>
    </message>
    <message numerus="yes">
        <source>%n connections wait for a lease, and none is ready.</source>
        <translation>
            <numerusform>有 %n 个连接在等待代理，没有就绪的代理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Local port %1 was saved.</source>
        <extracomment>%1 an address and port</extracomment>
        <translation>已保存本地端口 %1。</translation>
    </message>
    <message>
        <source>Use %1 instead</source>
        <extracomment>%1 the number of a port</extracomment>
        <translation>改用 %1</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortsBar</name>
    <message>
        <source>Copy port as %1</source>
        <extracomment>%1 a format: &quot;URL&quot;</extracomment>
        <translation>复制端口为 %1</translation>
    </message>
    <message>
        <source>Copy port</source>
        <translation>复制端口</translation>
    </message>
    <message>
        <source>Connections (%1)</source>
        <extracomment>%1 a number</extracomment>
        <translation>连接 (%1)</translation>
    </message>
    <message>
        <source>Connections (%1 of %2)</source>
        <translation>连接 (%2 个中的 %1 个)</translation>
    </message>
    <message>
        <source>%1 [%2]: the address never changes, so a tool is configured once</source>
        <translation>%1 [%2]：地址不会改变，工具只需配置一次</translation>
    </message>
    <message>
        <source>Only this port</source>
        <translation>只看此端口</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortsDock</name>
    <message>
        <source>Local ports (%1)</source>
        <extracomment>title of a part of the window; %1 number of ports that are on</extracomment>
        <translation>本地端口 (%1)</translation>
    </message>
    <message>
        <source>Local ports</source>
        <translation>本地端口</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortsModel</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 an address and port, %2 its state: &quot;Listening&quot;
----------
%1 name of a column, %2 what a cell of it says; for screen readers</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A client looks up names by itself and sends addresses. Let it send names (socks5h), or the sites it asks for are known to its name server.</source>
        <translation>有客户端自行解析域名并发送地址。请让它发送域名 (socks5h)，否则它的域名服务器会知道访问了哪些网站。</translation>
    </message>
    <message>
        <source>%1. New sessions: the most time left; without a session: %2</source>
        <extracomment>%1 how new sessions get a lease, %2 what keeps them on it</extracomment>
        <translation>%1。新会话：剩余时间最长的代理；没有会话时：%2</translation>
    </message>
    <message>
        <source>Leases: %1 ready, %2 draining, as they end soon and get no new connections, %3 out for a while, as connections through them failed. Sessions: %4, given another lease: %5</source>
        <translation>代理：就绪 %1，将退出 %2（即将过期，不再接受新连接），停用 %3（连接失败，暂不使用）。会话：%4，换过代理：%5</translation>
    </message>
    <message>
        <source>Connections: %1 open, %2 of them wait for a lease, %3 begun in the last minute. Since it was switched on: %4 begun, %5 tried again with another lease, %6 cut as their lease ended, %7 refused</source>
        <translation>连接：打开 %1，其中 %2 个在等待代理，最近一分钟新建 %3。启用以来：新建 %4，换代理重试 %5，因代理过期中断 %6，拒绝 %7</translation>
    </message>
    <message>
        <source>Succeeded: %1, failed by the lease or for want of one: %2. What the site answers is not counted.</source>
        <translation>成功：%1，因代理失败或没有代理：%2。网站的应答不计入。</translation>
    </message>
    <message>
        <source>Time to the first byte of an answer: half of the last 200 were faster than the first number, 95 % faster than the second</source>
        <translation>应答首字节的时间：最近 200 次中，一半快于第一个数字，95 % 快于第二个数字</translation>
    </message>
    <message>
        <source>To clients: %1, from clients: %2</source>
        <translation>发往客户端：%1，来自客户端：%2</translation>
    </message>
    <message>
        <source>Last minute: %1, at most %2 in a second</source>
        <translation>最近一分钟：%1，一秒内最多 %2</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Usable leases</source>
        <translation>可用的代理</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Ready / draining / out</source>
        <translation>就绪 / 将退出 / 停用</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>First byte 50 / 95</source>
        <translation>首字节 50 / 95</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>最近一分钟</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>中断</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortsPanel</name>
    <message>
        <source>Other machines can reach %1.</source>
        <extracomment>%1 addresses and ports</extracomment>
        <translation>其他机器可以访问 %1。</translation>
    </message>
    <message>
        <source>Local port %1 was saved.</source>
        <extracomment>%1 an address and port</extracomment>
        <translation>已保存本地端口 %1。</translation>
    </message>
    <message>
        <source>Local port %1 was removed.</source>
        <extracomment>%1 an address and port</extracomment>
        <translation>已移除本地端口 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n open connections are closed.</source>
        <translation>
            <numerusform>将关闭 %n 个打开的连接。</numerusform>
        </translation>
    </message>
    <message>
        <source>Its password is removed from the keychain and cannot be restored.</source>
        <translation>其密码会从钥匙串中删除，无法恢复。</translation>
    </message>
    <message>
        <source>Remove local port</source>
        <translation>移除本地端口</translation>
    </message>
    <message>
        <source>Remove the local port %1?</source>
        <extracomment>%1 an address and port</extracomment>
        <translation>移除本地端口 %1？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message numerus="yes">
        <source>Closed %n connections.</source>
        <translation>
            <numerusform>已关闭 %n 个连接。</numerusform>
        </translation>
    </message>
    <message>
        <source>A local port is a proxy on this machine that hands each connection on to a lease that has time left.
A browser, script or tool is pointed at it once, and never needs another address.</source>
        <translation>本地端口是本机上的代理服务，把每个连接交给一个还有剩余时间的代理。
浏览器、脚本或工具只需指向它一次，以后不用再换地址。</translation>
    </message>
    <message>
        <source>New local port…</source>
        <translation>新建本地端口…</translation>
    </message>
    <message>
        <source>No connection is open. Point a browser or a tool at %1.</source>
        <translation>没有打开的连接。请把浏览器或工具的代理设为 %1。</translation>
    </message>
    <message>
        <source>No connection is open.</source>
        <translation>没有打开的连接。</translation>
    </message>
</context>
<context>
    <name>proxydeck::PortsTable</name>
    <message>
        <source>Local ports</source>
        <translation>本地端口</translation>
    </message>
    <message>
        <source>Col&amp;umns of local ports</source>
        <translation>本地端口的列(&amp;U)</translation>
    </message>
</context>
<context>
    <name>proxydeck::PresetsMenu</name>
    <message>
        <source>&amp;Save these values…</source>
        <translation>保存当前参数(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Values of “%1”</source>
        <extracomment>%1 the name of a preset</extracomment>
        <translation>已填入“%1”</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Name of these values:</source>
        <translation>预设名称：</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>已保存为“%1”。</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>请填写预设名称。</translation>
    </message>
    <message>
        <source>There are too many presets. Remove one first.</source>
        <translation>预设过多，请先移除一个。</translation>
    </message>
    <message>
        <source>“%1” belongs to another plan than this key has now.</source>
        <translation>“%1”属于另一套餐，与此密钥当前的套餐不符。</translation>
    </message>
</context>
<context>
    <name>proxydeck::Presser</name>
    <message>
        <source>%1 is left out: %2</source>
        <extracomment>%1 the name of a key, %2 why nothing can be sent with it</extracomment>
        <translation>不含“%1”：%2</translation>
    </message>
    <message>
        <source>The vendor has no call that lists what is in use for %1.</source>
        <extracomment>%1 a plan: &quot;Short-lived · Elastic&quot;</extracomment>
        <translation>“%1”不支持查询在用。</translation>
    </message>
    <message>
        <source>The key is still being read from the keychain. Nothing was sent.</source>
        <translation>仍在从系统钥匙串读取密钥，未发送请求。</translation>
    </message>
    <message>
        <source>The key could not be read from the keychain. Nothing was sent.</source>
        <translation>无法从系统钥匙串读取密钥，未发送请求。</translation>
    </message>
    <message>
        <source>The key is not available. Nothing was sent.</source>
        <translation>密钥不可用，未发送请求。</translation>
    </message>
</context>
<context>
    <name>proxydeck::ProgramWindows</name>
    <message>
        <source>The log cannot be written: %1</source>
        <translation>无法写入日志：%1</translation>
    </message>
</context>
<context>
    <name>proxydeck::ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>proxydeck::RateGauge</name>
    <message>
        <source>%1 / %2 this minute</source>
        <extracomment>%1 calls of %2 allowed</extracomment>
        <translation>本分钟 %1 / %2</translation>
    </message>
    <message>
        <source>No key chosen</source>
        <translation>未选择密钥</translation>
    </message>
    <message>
        <source>Calls this minute</source>
        <translation>本分钟调用次数</translation>
    </message>
    <message>
        <source>next call in %1 s</source>
        <translation>%1 秒后可调用</translation>
    </message>
    <message>
        <source>next call now</source>
        <translation>现在可调用</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <extracomment>%1 calls wait for their turn</extracomment>
        <translation>%1 个等待中</translation>
    </message>
    <message>
        <source>Cancel waiting</source>
        <translation>取消等待中的调用</translation>
    </message>
    <message>
        <source>Cancels the calls that have not been sent. Nothing is charged for them.</source>
        <translation>取消尚未发送的调用，不会扣费。</translation>
    </message>
</context>
<context>
    <name>proxydeck::ReceivedTextDialog</name>
    <message>
        <source>Received text – %1</source>
        <extracomment>%1 time and action of the call</extracomment>
        <translation>返回内容 – %1</translation>
    </message>
    <message>
        <source>Received text</source>
        <translation>返回内容</translation>
    </message>
</context>
<context>
    <name>proxydeck::RegionLockModel</name>
    <message>
        <source>%1 in China (UTC+08:00)</source>
        <translation>北京时间 %1（UTC+08:00）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and value, for a screen reader</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>an empty cell, for a screen reader</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>time</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>UUID</source>
        <translation>UUID</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>ISP</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Locked since</source>
        <translation>锁定时间</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
</context>
<context>
    <name>proxydeck::RegionLocksPage</name>
    <message>
        <source>Copied one region lock</source>
        <translation>已复制 1 个地区锁资源</translation>
    </message>
    <message>
        <source>Copied %1 region locks</source>
        <translation>已复制 %1 个地区锁资源</translation>
    </message>
    <message>
        <source>Removed one region lock from this table; at the vendor nothing changes</source>
        <translation>已从列表移除 1 个地区锁资源，青果那边不受影响</translation>
    </message>
    <message>
        <source>Removed %1 region locks from this table; at the vendor nothing changes</source>
        <translation>已从列表移除 %1 个地区锁资源，青果那边不受影响</translation>
    </message>
    <message>
        <source>Restored one region lock</source>
        <translation>已恢复 1 个地区锁资源</translation>
    </message>
    <message>
        <source>Restored %1 region locks</source>
        <translation>已恢复 %1 个地区锁资源</translation>
    </message>
</context>
<context>
    <name>proxydeck::RegionLocksView</name>
    <message>
        <source>Region locks</source>
        <translation>地区锁资源</translation>
    </message>
</context>
<context>
    <name>proxydeck::RequestPanel</name>
    <message>
        <source>Add a key…</source>
        <translation>添加密钥…</translation>
    </message>
    <message>
        <source>Nothing was sent: %1</source>
        <extracomment>%1 what is wrong with a field</extracomment>
        <translation>未发送请求：%1</translation>
    </message>
    <message>
        <source>Add a key first.</source>
        <translation>请先添加密钥。</translation>
    </message>
    <message>
        <source>There is no key to delete.</source>
        <translation>没有可删除的密钥。</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <extracomment>%1 what is so: &quot;Extraction is off&quot;; %2 what to do about it</extracomment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Ignored: a key was held down, or pressed again at once. Nothing more was sent.</source>
        <translation>已忽略：按键未松开，或连续按下。没有再次发送。</translation>
    </message>
    <message>
        <source>This call cannot be checked: its key is gone or cannot be read.</source>
        <translation>无法查证此调用：密钥已删除或无法读取。</translation>
    </message>
    <message>
        <source>The plan of the key is now %1.</source>
        <extracomment>%1 a plan: &quot;Short-lived · Channel ×20&quot;</extracomment>
        <translation>密钥的套餐已改为 %1。</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Nothing was sent: the plan of the key is another one now.</source>
        <translation>未发送：该密钥的套餐已更改。</translation>
    </message>
    <message>
        <source>Nothing was sent: the key is gone or cannot be read.</source>
        <translation>未发送：该密钥已不存在或无法读取。</translation>
    </message>
</context>
<context>
    <name>proxydeck::RowActions</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>导出 CSV(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>筛选(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Copy &amp;format</source>
        <translation>复制格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>a format to export in</comment>
        <translation>%1…</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo removal of %n leases</source>
        <translation>
            <numerusform>撤销移除 %n 个代理(&amp;U)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Only not &amp;yet copied (%1)</source>
        <extracomment>%1 how many there are</extracomment>
        <translation>仅显示未复制的（%1）(&amp;Y)</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>再次导出(&amp;G)</translation>
    </message>
    <message>
        <source>Export a&amp;gain to %1</source>
        <comment>name of a file</comment>
        <translation>再次导出到 %1(&amp;G)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo removal of %n region locks</source>
        <translation>
            <numerusform>撤销移除 %n 个地区锁资源(&amp;U)</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy &amp;newest</source>
        <translation>复制最新一批(&amp;N)</translation>
    </message>
    <message>
        <source>Copy &amp;good ones only</source>
        <translation>仅复制检测正常的(&amp;G)</translation>
    </message>
    <message>
        <source>Copy ce&amp;ll</source>
        <translation>复制单元格(&amp;L)</translation>
    </message>
    <message>
        <source>Clear e&amp;xpired</source>
        <translation>清除已过期(&amp;X)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Clear filter or &amp;selection</source>
        <translation>清除筛选或选择(&amp;S)</translation>
    </message>
    <message>
        <source>Copy for&amp;mats…</source>
        <translation>复制格式(&amp;M)…</translation>
    </message>
    <message>
        <source>Copy &amp;as</source>
        <translation>复制为(&amp;A)</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>检测(&amp;K)</translation>
    </message>
</context>
<context>
    <name>proxydeck::RowExports</name>
    <message>
        <source>Nothing exported: the format of the last export is no longer offered</source>
        <translation>未导出任何内容：上次导出的格式已不可用</translation>
    </message>
    <message>
        <source>Exporting %1 of %2</source>
        <translation>正在导出 %1 / %2</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>取消导出</translation>
    </message>
</context>
<context>
    <name>proxydeck::RowsTab</name>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Nothing was found in this time and with this filter.
%1 shows everything.</source>
        <translation>在此时间范围和筛选条件下没有找到记录。
按 %1 显示全部。</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. Leases and calls are kept here from the first extraction on.</source>
        <translation>暂无记录。从首次提取起，代理和调用记录都会保存在这里。</translation>
    </message>
    <message>
        <source>More than %1, counting…</source>
        <translation>超过 %1 条，正在统计…</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 条</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选择 %1 条</translation>
    </message>
    <message>
        <source>fetching more…</source>
        <translation>正在加载更多…</translation>
    </message>
    <message>
        <source>; only the first %1 of %2 – Export takes all</source>
        <extracomment>end of a message on a copy: &quot;Copied 250 as host:port; only the first 250 of 620 – Export takes all&quot;</extracomment>
        <translation>；仅为 %2 条中的前 %1 条，要全部请用“导出”</translation>
    </message>
    <message>
        <source>; only the first %1 – Export takes all</source>
        <translation>；仅为前 %1 条，要全部请用“导出”</translation>
    </message>
</context>
<context>
    <name>proxydeck::SecretLine</name>
    <message>
        <source>The text contains a control character (%1). Enter it again.</source>
        <extracomment>%1 a character by its number: ‹U+0009›</extracomment>
        <translation>文本中带有控制字符（%1），请重新输入。</translation>
    </message>
    <message>
        <source>Line ends, tabs or invisible characters around it were removed.</source>
        <translation>已去掉首尾的换行、制表符或不可见字符。</translation>
    </message>
    <message>
        <source>Characters that do not belong here were removed or replaced.</source>
        <translation>已去掉或替换随文本带来的多余字符。</translation>
    </message>
    <message>
        <source>It begins or ends with a space, which was kept.</source>
        <translation>首尾有空格，已按原样保留。</translation>
    </message>
</context>
<context>
    <name>proxydeck::SelectionSummary</name>
    <message>
        <source>%1 keys, %2 IPs: each key is called once, with its own values.</source>
        <extracomment>%1 a number of keys, %2 a number of IPs that are paid for</extracomment>
        <translation>%1 个密钥，共 %2 个 IP：每个密钥按各自的参数提取一次。</translation>
    </message>
    <message>
        <source>Extract %1 and copy</source>
        <extracomment>%1 a number of IPs</extracomment>
        <translation>提取 %1 个并复制</translation>
    </message>
    <message>
        <source>Extract %1</source>
        <translation>提取 %1 个</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsDialog</name>
    <message>
        <source>No setting has “%1” in its name or description.</source>
        <translation>没有名称或说明中含有“%1”的设置。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Restore defaults…</source>
        <translation>恢复默认…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>All settings are at their defaults.</source>
        <translation>所有设置已恢复为默认值。</translation>
    </message>
    <message>
        <source>Reset all settings to their defaults? Keys, leases and a proxy&apos;s password stay.</source>
        <translation>将所有设置恢复为默认值？密钥、已提取的代理和网络代理的密码不受影响。</translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsExchange</name>
    <message>
        <source>The file could not be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>Exported to %1. Keys and passwords are not in it.</source>
        <translation>已导出到 %1。其中不含密钥和密码。</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>导出设置</translation>
    </message>
    <message>
        <source>Settings (*.json)</source>
        <translation>设置 (*.json)</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>导入设置</translation>
    </message>
    <message>
        <source>Settings (*.json);;All files (*)</source>
        <translation>设置 (*.json);;所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n settings ignored:</source>
        <translation>
            <numerusform>已忽略 %n 项设置：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>…… 还有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settings imported.</source>
        <translation>
            <numerusform>已导入 %n 项设置。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsPageChecks</name>
    <message>
        <source>Checks</source>
        <translation>检测</translation>
    </message>
    <message>
        <source>Check new leases by themselves</source>
        <translation>自动检测新代理</translation>
    </message>
    <message>
        <source>Each lease is tried once as it comes, through itself. Checks reach leases directly, never through the proxy that is set for calls.</source>
        <translation>每个新提取的代理都会通过自身检测一次。检测直接连接代理，从不经过为调用设置的代理。</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重复检测</translation>
    </message>
    <message>
        <source>Only while the window is in sight; a lease that failed once is tried again after half the time.</source>
        <translation>仅在窗口可见时；失败一次的代理在一半时间后重试。</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>After 30 seconds</source>
        <translation>30 秒后</translation>
    </message>
    <message>
        <source>After 1 minute</source>
        <translation>1 分钟后</translation>
    </message>
    <message>
        <source>After 2 minutes</source>
        <translation>2 分钟后</translation>
    </message>
    <message>
        <source>After 5 minutes</source>
        <translation>5 分钟后</translation>
    </message>
    <message>
        <source>After 10 minutes</source>
        <translation>10 分钟后</translation>
    </message>
    <message>
        <source>Check addresses</source>
        <translation>检测地址</translation>
    </message>
    <message>
        <source>A lease is good when each of them answers as expected. Without an entry of your own, the vendor&apos;s address is used.</source>
        <translation>每个地址都按预期响应，代理才算正常。未自行添加时使用青果网络的地址。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>采样次数</translation>
    </message>
    <message>
        <source>How often each address is asked. The latency shown is their median.</source>
        <translation>每个地址请求的次数。显示的延迟为中位数。</translation>
    </message>
    <message>
        <source>At the same time</source>
        <translation>同时检测</translation>
    </message>
    <message>
        <source>At most so many. The program begins with 16 and takes more while they stay fast.</source>
        <translation>最多同时检测的数量。程序从 16 个开始，速度不下降时逐步增加。</translation>
    </message>
    <message>
        <source>Try SOCKS5 too</source>
        <translation>同时尝试 SOCKS5</translation>
    </message>
    <message>
        <source>Where a lease does not understand HTTP. What a key&apos;s leases speak is remembered.</source>
        <translation>用于不支持 HTTP 的代理。程序会记住每个密钥的代理所用的协议。</translation>
    </message>
    <message>
        <source>Check leases that are kept filled</source>
        <translation>检测自动保持的代理</translation>
    </message>
    <message>
        <source>Also while the window is hidden. The sooner the end of a lease is seen, the sooner it is replaced. Only where a key is kept filled with checked leases.</source>
        <translation>窗口隐藏时也检测。越早发现代理失效，越早补充。仅用于以检测通过的代理自动保持的密钥。</translation>
    </message>
    <message>
        <source>Like other leases</source>
        <translation>与其他代理相同</translation>
    </message>
    <message>
        <source>After 10 seconds</source>
        <translation>10 秒后</translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsPageExport</name>
    <message>
        <source>Byte order mark</source>
        <translation>字节顺序标记（BOM）</translation>
    </message>
    <message>
        <source>While the program speaks Chinese</source>
        <translation>界面为中文时</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Export with proxy user and password</source>
        <translation>导出代理用户名和密码</translation>
    </message>
    <message>
        <source>Each export still asks. Anyone who can read such a file can use the proxies in it.</source>
        <translation>每次导出仍会询问。能读到该文件的人都可以使用其中的代理。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Excel needs it to read Chinese; other programs may have trouble with it.</source>
        <translation>Excel 需要它才能正确显示中文；其他程序可能会受影响。</translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsPageGeneral</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Show an icon in the tray</source>
        <translation>在托盘中显示图标</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window quits.</source>
        <translation>此桌面没有托盘：关闭窗口即退出。</translation>
    </message>
    <message>
        <source>Closing the window</source>
        <translation>关闭窗口时</translation>
    </message>
    <message>
        <source>In the tray the program keeps its leases, its calls and its notices.</source>
        <translation>在托盘中，程序保留代理和调用，并继续通知。</translation>
    </message>
    <message>
        <source>Asks once</source>
        <translation>询问一次</translation>
    </message>
    <message>
        <source>Keeps the program in the tray</source>
        <translation>保留在托盘中</translation>
    </message>
    <message>
        <source>Quits</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>The Extract button also copies</source>
        <translation>“提取”按钮同时复制</translation>
    </message>
    <message>
        <source>What comes is put on the clipboard, in the format used last.</source>
        <translation>提取到的代理按上次使用的格式放入剪贴板。</translation>
    </message>
    <message>
        <source>When several calls extract and copy</source>
        <translation>多个调用提取并复制时</translation>
    </message>
    <message>
        <source>The clipboard holds one text: of all of them, or of the one that came last.</source>
        <translation>剪贴板只保留一段文本：全部结果，或最后一次的结果。</translation>
    </message>
    <message>
        <source>All together, at the end</source>
        <translation>全部完成后一起复制</translation>
    </message>
    <message>
        <source>Each as it comes</source>
        <translation>每次完成即复制</translation>
    </message>
    <message>
        <source>Double click on a lease</source>
        <translation>双击代理时</translation>
    </message>
    <message>
        <source>Copies it</source>
        <translation>复制该代理</translation>
    </message>
    <message>
        <source>Shows its details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Does nothing</source>
        <translation>不做任何操作</translation>
    </message>
    <message>
        <source>Retry until in stock</source>
        <translation>资源不足时重试</translation>
    </message>
    <message>
        <source>Only when the vendor says that there is no stock, which costs nothing: after 5, 10, 20, 40 and then every 60 seconds, at most 20 times, for one key at a time.</source>
        <translation>仅在青果返回资源不足（不扣费）时重试：依次间隔 5、10、20、40 秒，之后每 60 秒一次，最多 20 次，一次只重试一个密钥。</translation>
    </message>
    <message>
        <source>It shows how many leases are live, and opens the window.</source>
        <translation>显示有效代理的数量，并可打开窗口。</translation>
    </message>
    <message>
        <source>With this version of Qt the system&apos;s own style cannot draw this theme: the program is drawn in Qt&apos;s style Fusion.</source>
        <translation>此版本的 Qt 无法用系统自带的样式显示该主题，程序改用 Qt 的 Fusion 样式显示。</translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsPageNetwork</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Proxy for calls to the vendor</source>
        <translation>调用接口所用的网络代理</translation>
    </message>
    <message>
        <source>Only the vendor&apos;s interface is called through it. The leases themselves are not affected.</source>
        <translation>仅用于调用青果的接口，不影响提取到的代理。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain.</source>
        <translation>保存在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Kept for this session only.</source>
        <translation>仅本次会话保留。</translation>
    </message>
    <message>
        <source>Kept for this session only. %1</source>
        <translation>仅本次会话保留。%1</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>%1 Nothing was changed.</source>
        <extracomment>%1 why a password cannot be used</extracomment>
        <translation>%1未作任何更改。</translation>
    </message>
    <message>
        <source>This is not a host or user name. Nothing was changed.</source>
        <translation>这不是主机名或用户名。未作任何更改。</translation>
    </message>
    <message>
        <source>Until a host is entered, calls follow the system&apos;s settings.</source>
        <translation>填写主机之前，调用跟随系统设置。</translation>
    </message>
    <message>
        <source>Leave empty if the proxy needs no login.</source>
        <translation>代理不需要登录时留空。</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keychain and nowhere else.</source>
        <translation>只保存到系统钥匙串，不存放在别处。</translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsPageNotices</name>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Show notices</source>
        <translation>显示通知</translation>
    </message>
    <message>
        <source>At most one a minute of the same kind for the same key.</source>
        <translation>同一密钥的同类通知每分钟最多一次。</translation>
    </message>
    <message>
        <source>Before the last live lease of a key ends</source>
        <translation>密钥的最后一个有效代理过期之前</translation>
    </message>
    <message>
        <source>How long before</source>
        <translation>提前时间</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>When a call fails while another window is in front</source>
        <translation>调用失败且其他窗口在前台时</translation>
    </message>
    <message>
        <source>When the keychain is locked</source>
        <translation>系统钥匙串锁定时</translation>
    </message>
    <message>
        <source>Sound when stock is back</source>
        <translation>恢复供应时发出提示音</translation>
    </message>
    <message>
        <source>When a retry has extracted.</source>
        <translation>重试提取成功时。</translation>
    </message>
    <message>
        <source>Sound when the last lease ends</source>
        <translation>最后一个代理过期时发出提示音</translation>
    </message>
    <message>
        <source>Never before half of the lease&apos;s lifetime is over.</source>
        <translation>不会早于存活时长的一半。</translation>
    </message>
    <message>
        <source>When a key that is kept filled has too few good leases</source>
        <translation>自动保持的密钥可用代理不足时</translation>
    </message>
    <message>
        <source>For ten seconds or more.</source>
        <translation>持续十秒以上。</translation>
    </message>
    <message>
        <source>When a key is no longer kept filled, or needs you</source>
        <translation>自动保持停止或需要处理时</translation>
    </message>
    <message>
        <source>When the budget of a kept key is nearly spent</source>
        <translation>自动保持的预算即将用完时</translation>
    </message>
    <message>
        <source>When a local port cannot listen</source>
        <translation>本地端口无法监听时</translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsPageRecords</name>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Keep records for</source>
        <translation>记录保留</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Log folder</source>
        <translation>日志文件夹</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Leases and calls that ended longer ago are deleted from the record on this computer.</source>
        <translation>更早结束的代理和调用会从本机的记录中删除。</translation>
    </message>
    <message>
        <source>Forever</source>
        <comment>keep records for ever</comment>
        <translation>永久</translation>
    </message>
    <message>
        <source>Where the program writes its log, which contains no secrets. Takes effect at the next start.</source>
        <translation>程序写入运行日志的位置，日志不含密钥和密码。下次启动时生效。</translation>
    </message>
    <message>
        <source>Contains the settings, the names of keys, and the record of leases and calls, but not the keys themselves.</source>
        <translation>包含设置、密钥名称以及代理和调用的记录，不含密钥本身。</translation>
    </message>
</context>
<context>
    <name>proxydeck::SettingsPageTimes</name>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Expiring</source>
        <translation>将过期</translation>
    </message>
    <message>
        <source>A lease counts as expiring when it has less than this left.</source>
        <translation>剩余时间少于此值的代理视为将过期。</translation>
    </message>
    <message>
        <source>Warn when copying</source>
        <translation>复制时提醒</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Passwords on the clipboard</source>
        <translation>剪贴板中的密码</translation>
    </message>
    <message>
        <source>A copy with proxy user and password is taken off the clipboard after this time, unless something else was copied before.</source>
        <translation>含有代理用户名和密码的复制内容，超过此时间后从剪贴板清除；此前已复制其他内容的除外。</translation>
    </message>
    <message>
        <source>Expired rows</source>
        <translation>已过期的行</translation>
    </message>
    <message>
        <source>An expired lease leaves the table after this time; the history keeps it. At most 100,000 expired ones stay.</source>
        <translation>已过期的代理在此时间后离开列表，历史记录中仍有。列表最多保留 100,000 个已过期的代理。</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes</comment>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Not cleared</source>
        <translation>不清除</translation>
    </message>
    <message>
        <source>After a copy, the status bar says how many of its leases have less than this left.</source>
        <translation>复制后，状态栏会说明有多少个代理的剩余时间少于此值。</translation>
    </message>
</context>
<context>
    <name>proxydeck::SingleInstance</name>
    <message>
        <source>ProxyDeck is running with this data folder already, but does not answer%1. Wait for it, or end it, and start again. Data folder: %2</source>
        <translation>已有 ProxyDeck 正在使用此数据文件夹，但没有响应%1。请稍候或结束该程序，然后重新启动。数据文件夹：%2</translation>
    </message>
    <message>
        <source> (process %1)</source>
        <translation> (进程 %1)</translation>
    </message>
    <message>
        <source> (process %1 on %2)</source>
        <translation> (%2 上的进程 %1)</translation>
    </message>
    <message>
        <source>The data folder is on a network drive, and a ProxyDeck on another machine has used it last%1. It may still be running there. If it is not, delete this file and start again: %2</source>
        <translation>数据文件夹位于网络驱动器上，上次由另一台机器上的 ProxyDeck 使用%1，可能仍在那里运行。如果已不再运行，请删除此文件并重新启动：%2</translation>
    </message>
    <message>
        <source>The data folder cannot be locked, so a second ProxyDeck could use it at the same time: %1</source>
        <translation>无法锁定数据文件夹，因此不能防止另一个 ProxyDeck 同时使用它：%1</translation>
    </message>
</context>
<context>
    <name>proxydeck::StateChip</name>
    <message>
        <source>%1 %2</source>
        <comment>state and how many: Live 118</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: one lease</source>
        <translation>%1：1 个代理</translation>
    </message>
    <message>
        <source>%1: %2 leases</source>
        <translation>%1：%2 个代理</translation>
    </message>
    <message>
        <source>Shows only these, or together with other states that are pressed</source>
        <translation>只显示此状态的代理；可与其他已选状态一起显示</translation>
    </message>
</context>
<context>
    <name>proxydeck::StatusLine</name>
    <message>
        <source>DEMO: simulated vendor, nothing is kept</source>
        <translation>演示：模拟接口，不保存任何数据</translation>
    </message>
    <message>
        <source>Leases are not being recorded: %1</source>
        <translation>代理记录未能保存：%1</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 s fast; countdowns are corrected</source>
        <translation>本机时钟快 %1 秒，倒计时已校正</translation>
    </message>
    <message>
        <source>This machine&apos;s clock is %1 s slow; countdowns are corrected</source>
        <translation>本机时钟慢 %1 秒，倒计时已校正</translation>
    </message>
    <message>
        <source>Keys are kept for this session only</source>
        <translation>密钥仅在本次会话中保留</translation>
    </message>
    <message numerus="yes">
        <source>%n keys for this session only, the others in the system&apos;s keychain</source>
        <translation>
            <numerusform>%n 个密钥仅保留于本次会话，其余保存在系统钥匙串中</numerusform>
        </translation>
    </message>
    <message>
        <source>earliest in %1</source>
        <extracomment>%1 the remaining time of the lease that ends next: &quot;0:09&quot;</extracomment>
        <translation>最早 %1 后过期</translation>
    </message>
    <message>
        <source>Undo (%1)</source>
        <translation>撤销（%1）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>proxydeck::StockRetryLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The key is not tried again. Nothing is charged for the retries.</source>
        <translation>不再重试此密钥。重试不扣费。</translation>
    </message>
</context>
<context>
    <name>proxydeck::SummaryTab</name>
    <message>
        <source>Adding up…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>%1 leases added up</source>
        <translation>已汇总 %1 个代理</translation>
    </message>
    <message>
        <source>Copied the figures</source>
        <translation>已复制汇总数据</translation>
    </message>
</context>
<context>
    <name>proxydeck::TablePage</name>
    <message>
        <source>Copied %1</source>
        <translation>已复制 %1</translation>
    </message>
    <message>
        <source>Nothing copied</source>
        <translation>未复制任何内容</translation>
    </message>
    <message>
        <source>Copied one row of the table</source>
        <translation>已复制列表中的 1 行</translation>
    </message>
    <message>
        <source>Copied %1 rows of the table</source>
        <translation>已复制列表中的 %1 行</translation>
    </message>
    <message>
        <source>Copied one value of “%1”</source>
        <translation>已复制“%1”列的 1 个值</translation>
    </message>
    <message>
        <source>Copied %1 values of “%2”</source>
        <translation>已复制“%2”列的 %1 个值</translation>
    </message>
    <message>
        <source>%1 (nothing was selected: all that are shown)</source>
        <translation>%1（未选择，已包含当前显示的全部）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>proxydeck::TodayButton</name>
    <message>
        <source>Today: %1 extracted</source>
        <extracomment>in the status bar; %1 a number of IPs</extracomment>
        <translation>今日提取 %1 个</translation>
    </message>
    <message>
        <source>%1 exit IPs</source>
        <extracomment>in the status bar, after &quot;Today: 312 extracted&quot;; %1 a number of different exit IPs</extracomment>
        <translation>去重出口 IP %1 个</translation>
    </message>
    <message>
        <source>cost %1</source>
        <extracomment>in the status bar, after &quot;Today: 312 extracted&quot;; %1 an amount of money</extracomment>
        <translation>费用 %1</translation>
    </message>
    <message>
        <source>%1. The day is the vendor&apos;s, from midnight to midnight in China. Opens the history.</source>
        <translation>%1。按青果的自然日（北京时间零点到零点）计。点击打开历史记录。</translation>
    </message>
</context>
<context>
    <name>proxydeck::TrafficTexts</name>
    <message>
        <source>%1 / %2</source>
        <extracomment>%1 connections that are open, %2 connections in all</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n connections through local ports</source>
        <translation>
            <numerusform>经本地端口的连接 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent %1</source>
        <extracomment>%1 an amount of data, as in 1.2 MB</extracomment>
        <translation>已发送 %1</translation>
    </message>
    <message>
        <source>Received %1</source>
        <extracomment>%1 an amount of data, as in 1.2 MB</extracomment>
        <translation>已接收 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connections succeeded</source>
        <extracomment>%1 how many of the %n connections succeeded</extracomment>
        <translation>
            <numerusform>%n 个连接中 %1 个成功</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections are open</source>
        <translation>
            <numerusform>%n 个连接已打开</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections failed</source>
        <translation>
            <numerusform>%n 个连接失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections were cut by the deadline</source>
        <translation>
            <numerusform>%n 个连接因到期中断</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>proxydeck::Tray</name>
    <message>
        <source>Live %1 · Expiring %2</source>
        <extracomment>The tray icon&apos;s tip; numbers of leases</extracomment>
        <translation>有效 %1 · 将过期 %2</translation>
    </message>
    <message>
        <source>%1 (at %2)</source>
        <extracomment>%1 &quot;Live 12 · Expiring 3&quot;, %2 time of day</extracomment>
        <translation>%1（截至 %2）</translation>
    </message>
    <message>
        <source>&amp;Hide the window</source>
        <translation>隐藏窗口(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Show the window</source>
        <translation>显示窗口(&amp;S)</translation>
    </message>
    <message>
        <source>Extract again</source>
        <translation>再次提取</translation>
    </message>
    <message>
        <source>&amp;Notices</source>
        <translation>通知(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close ProxyDeck</source>
        <translation>关闭 ProxyDeck</translation>
    </message>
    <message>
        <source>Keep ProxyDeck running in the tray?</source>
        <translation>让 ProxyDeck 继续在托盘中运行？</translation>
    </message>
    <message>
        <source>In the tray it keeps its leases and calls, and tells you before the last lease of a key ends.</source>
        <translation>在托盘中，程序保留代理和调用，并在密钥的最后一个代理过期前通知您。</translation>
    </message>
    <message>
        <source>Keep it in the tray</source>
        <translation>保留在托盘中</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Do not ask again (can be changed in the settings)</source>
        <translation>不再询问（可在设置中更改）</translation>
    </message>
</context>
<context>
    <name>proxydeck::UncopiedChip</name>
    <message>
        <source>Not copied %1</source>
        <comment>of leases: how many</comment>
        <translation>未复制 %1</translation>
    </message>
    <message>
        <source>Not yet copied: one lease</source>
        <translation>未复制：1 个代理</translation>
    </message>
    <message>
        <source>Not yet copied: %1 leases</source>
        <translation>未复制：%1 个代理</translation>
    </message>
    <message>
        <source>Shows only leases that were not copied yet (%1)</source>
        <translation>仅显示未复制的代理（%1）</translation>
    </message>
</context>
<context>
    <name>proxydeck::UnwrittenLeases</name>
    <message>
        <source>Quit ProxyDeck</source>
        <translation>退出 ProxyDeck</translation>
    </message>
    <message>
        <source>Leases and region locks that are not on the disk: %1. They were paid for and would be lost.</source>
        <translation>尚未写入磁盘的代理和地区锁资源：%1 个。它们可能已扣费，退出后将丢失。</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>另存为 CSV…</translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>不退出</translation>
    </message>
    <message>
        <source>They could not be saved: %1</source>
        <translation>无法保存：%1</translation>
    </message>
    <message>
        <source>Save leases</source>
        <translation>保存代理</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Quit anyway</source>
        <translation>仍然退出</translation>
    </message>
</context>
<context>
    <name>proxydeck::VendorCodesDialog</name>
    <message>
        <source>Can come from: %1</source>
        <translation>可能出现于：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between plans</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>No code fits. Search for part of a code or of its meaning.</source>
        <translation>没有匹配的错误码。可搜索错误码或含义的一部分。</translation>
    </message>
    <message>
        <source>Error codes</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Search codes, meanings and advice</source>
        <translation>搜索错误码、含义和建议</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Not in the vendor&apos;s documentation, but seen in answers.</source>
        <translation>青果文档中未列出，但曾在返回结果中出现。</translation>
    </message>
    <message>
        <source>Nothing is known about %1. The vendor&apos;s support can tell what it means; give them the request ID.</source>
        <translation>没有 %1 的相关信息。请联系青果客服咨询其含义，并提供 request_id。</translation>
    </message>
    <message>
        <source>Copied what is known about %1.</source>
        <translation>已复制 %1 的说明。</translation>
    </message>
    <message>
        <source>Found by checks. CSV files and copies have this word.</source>
        <translation>由检测得出。CSV 文件和复制的内容使用该词。</translation>
    </message>
</context>
<context>
    <name>proxydeck::VendorCodesModel</name>
    <message>
        <source>Code</source>
        <translation>错误码</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>A check costs nothing and can be repeated.</source>
        <translation>检测不收费，可以重复。</translation>
    </message>
</context>
<context>
    <name>proxydeck::VendorTextView</name>
    <message>
        <source>What the vendor sent</source>
        <translation>青果返回的原文</translation>
    </message>
    <message>
        <source>The reply is not on record.</source>
        <translation>未记录该次返回的原文。</translation>
    </message>
</context>
<context>
    <name>proxydeck::WindowMenu</name>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Minimize</source>
        <translation>最小化(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
</context>
</TS>
