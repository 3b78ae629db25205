// SPDX-License-Identifier: MIT
#include "ui/settings/settings_page_network.h"

#include "base/proxy_address.h"
#include "preferences/network_proxy_setting.h"
#include "preferences/preferences.h"
#include "ui/settings/settings_row.h"
#include "ui/widgets/secret_line.h"
#include "ui/wording/account_wording.h"
#include "ui/wording/sentences.h"

#include <QLineEdit>

#include <initializer_list>

namespace proxydeck {

using namespace Qt::StringLiterals;

SettingsPageNetwork::SettingsPageNetwork(Preferences &preferences, NetworkProxySetting &proxy, QWidget *parent)
    : SettingsPage(preferences, parent)
    , m_proxy(proxy)
    , m_kind(addChoice(Preference::ProxyKind, {u"system"_s, u"none"_s, u"http"_s, u"socks5"_s}))
    , m_host(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new SecretLine(TextKind::Password, NetworkProxySetting::longestPassword, this))
{
    const int width = fontMetrics().averageCharWidth() * 30;
    for (QLineEdit *line : std::initializer_list<QLineEdit *>{m_host, m_user, m_password})
        line->setMinimumWidth(width);
    new FieldInput(*m_host, TextKind::Host);
    new FieldInput(*m_user, TextKind::Password);
    m_hostRow = addRow(m_host, {specOf(Preference::ProxyHost).key});
    m_portRow = addNumber(Preference::ProxyPort);
    m_userRow = addRow(m_user, {specOf(Preference::ProxyUser).key});
    m_password->setObjectName(u"proxyPassword"_s);
    m_passwordRow = addRow(m_password, {});
    // Whoever finds the kind and chooses it has to be able to enter the rest.
    keepTogether({m_kind, m_hostRow, m_portRow, m_userRow, m_passwordRow});

    connect(m_host, &QLineEdit::editingFinished, this, &SettingsPageNetwork::takeHost);
    connect(m_user, &QLineEdit::editingFinished, this, &SettingsPageNetwork::takeUser);
    connect(m_password, &QLineEdit::editingFinished, this, &SettingsPageNetwork::takePassword);
    connect(&m_preferences, &Preferences::changed, this, &SettingsPageNetwork::follow);
    connect(&m_proxy, &NetworkProxySetting::storeAnswered, this, &SettingsPageNetwork::showState);
    showTexts();
}

QString SettingsPageNetwork::title() const { return tr("Network"); }

void SettingsPageNetwork::takeHost()
{
    const QString typed = m_host->text();
    // Everything that is written with a host is put into its field.
    const auto address = parseProxyAddress(typed);
    const bool isUsable
        = typed.isEmpty() || (address && address->scheme != "https"_L1 && !address->scheme.startsWith("socks4"_L1));
    if (!isUsable || !m_preferences.set(Preference::ProxyHost, address ? address->host : QString())) {
        m_refused = typed;
        showState();
        return;
    }
    m_shownHost = m_host->text(); // replaced by its host
    if (address) {
        if (address->port > 0)
            m_preferences.set(Preference::ProxyPort, address->port);
        if (!address->user.isEmpty()) {
            m_shownUser = m_user->text();
            m_preferences.set(Preference::ProxyUser, address->user);
        }
        if (!address->password.isEmpty())
            m_proxy.setPassword(address->password);
        if (!address->scheme.isEmpty())
            m_preferences.set(Preference::ProxyKind, address->scheme.startsWith("socks"_L1) ? u"socks5"_s : u"http"_s);
    }
    acquit();
    showState();
}

/// Only a change of the host or the user from elsewhere replaces what is typed there.
void SettingsPageNetwork::follow(Preference preference)
{
    if (preference == Preference::ProxyHost)
        m_shownHost = m_host->text();
    else if (preference == Preference::ProxyUser)
        m_shownUser = m_user->text();
    acquit();
    showState();
}

void SettingsPageNetwork::acquit()
{
    if (m_host->text() == m_shownHost && m_user->text() == m_shownUser)
        m_refused.clear();
}

void SettingsPageNetwork::takeUser()
{
    if (m_preferences.set(Preference::ProxyUser, m_user->text())) {
        m_shownUser = m_user->text();
        acquit();
    } else {
        m_refused = m_user->text();
    }
    showState();
}

void SettingsPageNetwork::takePassword()
{
    // The field is empty if the keychain did not return the password; only what was entered may replace the stored one.
    if (!m_password->takeEntry())
        return;
    if (m_password->problem().isEmpty())
        m_proxy.setPassword(m_password->secret());
    showState();
}

void SettingsPageNetwork::showPassword()
{
    const Secret shown = isVisible() ? m_proxy.password() : Secret();
    // A refused text stays, so that its problem still fits.
    if (m_password->problem().isEmpty() && m_password->secret() != shown)
        m_password->setSecret(shown);
}

void SettingsPageNetwork::showEvent(QShowEvent *event)
{
    SettingsPage::showEvent(event);
    showState();
}

void SettingsPageNetwork::hideEvent(QHideEvent *event)
{
    // The dialog lives as long as the program: the password is in its field only while the field can be seen.
    takePassword();
    m_password->setSecret({});
    SettingsPage::hideEvent(event);
}

void SettingsPageNetwork::showState()
{
    const QString kind = m_preferences.text(Preference::ProxyKind);
    const bool own = kind == u"http" || kind == u"socks5";
    for (SettingsRow *row : {m_hostRow, m_portRow, m_userRow})
        row->setEnabled(own);
    m_passwordRow->setEnabled(own && !m_preferences.text(Preference::ProxyUser).isEmpty());

    const auto show = [this](QLineEdit *line, QString &shown, Preference preference) {
        const QString value = m_preferences.text(preference);
        if (line->text() != shown || value == shown)
            return;
        line->setText(value);
        shown = line->text();
    };
    show(m_host, m_shownHost, Preference::ProxyHost);
    show(m_user, m_shownUser, Preference::ProxyUser);
    if (!m_password->hasEntry())
        showPassword();

    m_kind->setTexts(tr("Proxy for calls to the vendor"),
                     tr("Only the vendor's interface is called through it. The leases themselves are not affected."));
    m_hostRow->setTexts(tr("Host"),
                        !m_refused.isEmpty() ? tr("This is not a host or user name. Nothing was changed.")
                            : m_proxy.isComplete()
                            ? QString()
                            : tr("Until a host is entered, calls follow the system's settings."));
    m_portRow->setTexts(tr("Port"));
    m_userRow->setTexts(tr("User"), tr("Leave empty if the proxy needs no login."));
    QString where = m_proxy.isPasswordKept() ? tr("Kept in the system's keychain.")
        : m_proxy.password().isEmpty() && m_proxy.canKeepPassword()
        ? tr("Kept in the system's keychain and nowhere else.")
        : tr("Kept for this session only.");
    const QString remark = m_password->problem().isEmpty() ? m_password->remark()
                                                           //: %1 why a password cannot be used
                                                           : tr("%1 Nothing was changed.").arg(m_password->problem());
    if (m_proxy.error())
        where = tr("Kept for this session only. %1").arg(secretErrorText(*m_proxy.error()));
    m_passwordRow->setTexts(tr("Password"), joinSentences(remark, where));
}

void SettingsPageNetwork::retranslate()
{
    setChoiceTexts(m_kind, {tr("As the system"), tr("None"), u"HTTP"_s, u"SOCKS5"_s});
    showState();
}

} // namespace proxydeck

#include "moc_settings_page_network.cpp"
