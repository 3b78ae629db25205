// SPDX-License-Identifier: MIT
#include "ui/accounts/account_fields.h"

#include "accounts/account_book.h"
#include "accounts/extraction_link.h"
#include "catalogue/catalogue.h"
#include "ui/accounts/after_limit_box.h"
#include "ui/accounts/channels_box.h"
#include "ui/accounts/price_box.h"
#include "ui/widgets/labelled_rows.h"
#include "ui/widgets/note_label.h"
#include "ui/widgets/number_box.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/secret_line.h"
#include "ui/widgets/wheel_guard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestName = 100;
constexpr int longestSecret = 1000;

/// An endpoint of the plan whose limit depends on the number of channels; null if there is none.
const Endpoint *channelLimited(const Catalogue &catalogue, Product product, Mode mode)
{
    for (const Endpoint &endpoint : catalogue.endpoints()) {
        if (endpoint.product == product && endpoint.mode == mode && endpoint.rate == RateRule::FiveAChannelAndTen)
            return &endpoint;
    }
    return nullptr;
}

} // namespace

AccountFields::AccountFields(const Catalogue &catalogue, const AccountBook &accounts, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_accounts(accounts)
    , m_layout(new LabelledRows(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);

    m_name = new QLineEdit(this);
    m_name->setObjectName(u"name"_s);
    m_nameInput = new FieldInput(*m_name, TextKind::Label);
    m_name->setMaxLength(longestName);
    m_nameField = addField(m_layout, m_name);

    m_product = new QComboBox(this);
    m_product->setObjectName(u"product"_s);
    new WheelGuard(m_product);
    m_productField = addField(m_layout, m_product);

    m_mode = new QComboBox(this);
    m_mode->setObjectName(u"mode"_s);
    new WheelGuard(m_mode);
    m_modeField = addField(m_layout, m_mode);
    m_modeNote = new NoteLabel(NoteLabel::Kind::Information, m_modeField.box);
    m_modeField.box->layout()->addWidget(m_modeNote);

    m_channels = makeChannelsBox(this);
    m_channels->setObjectName(u"channels"_s);
    new WheelGuard(m_channels);
    m_calls = new QLabel(this);
    m_calls->setTextFormat(Qt::PlainText);
    m_channelsField = addField(m_layout, m_channels, m_calls);

    m_key = new SecretLine(TextKind::Key, longestSecret, this);
    m_key->setObjectName(u"key"_s);
    m_keyField = addField(m_layout, m_key);
    m_duplicate = new NoteLabel(NoteLabel::Kind::Problem, m_keyField.box);
    m_keyField.box->layout()->addWidget(m_duplicate);

    m_apiPassword = new SecretLine(TextKind::Password, longestSecret, this);
    m_apiPassword->setObjectName(u"apiPassword"_s);
    m_apiPasswordField = addField(m_layout, m_apiPassword);

    m_proxyGroup = new QGroupBox(this);
    auto *proxy = new LabelledRows(m_proxyGroup);
    m_proxyUser = new SecretLine(TextKind::Password, longestSecret, m_proxyGroup);
    m_proxyUser->setObjectName(u"proxyUser"_s);
    m_proxyUserField = addField(proxy, m_proxyUser);
    m_proxyPassword = new SecretLine(TextKind::Password, longestSecret, m_proxyGroup);
    m_proxyPassword->setObjectName(u"proxyPassword"_s);
    m_proxyPasswordField = addField(proxy, m_proxyPassword);
    m_layout->addWide(m_proxyGroup);
    m_price = makePriceBox(this);
    m_price->setObjectName(u"price"_s);
    new WheelGuard(m_price);
    m_priceField = addField(m_layout, m_price);
    m_afterLimit = makeAfterLimitBox(this);
    m_afterLimit->setObjectName(u"afterLimit"_s);
    new WheelGuard(m_afterLimit);
    m_afterLimitField = addField(m_layout, m_afterLimit);

    m_show = new QCheckBox(this);
    m_show->setObjectName(u"showSecrets"_s);
    m_layout->addUnlabelled(m_show);

    for (const Product product : m_catalogue.products())
        m_product->addItem(QString(), int(product));

    connect(m_product, &QComboBox::currentIndexChanged, this, [this] {
        m_linkModes.clear();
        fillModes();
    });
    connect(m_mode, &QComboBox::currentIndexChanged, this, &AccountFields::showPlan);
    connect(m_channels, &QSpinBox::valueChanged, this, &AccountFields::showPlan);
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        if (m_judged)
            setProblem(m_nameField, nameProblem());
    });
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        // A link belongs into the key, and a name is shown and stored in the open.
        if (text.contains("key="_L1))
            Q_EMIT linkInName(text);
    });
    for (const Field *field : {&m_keyField, &m_apiPasswordField, &m_proxyUserField, &m_proxyPasswordField}) {
        auto *line = static_cast<SecretLine *>(field->input);
        connect(line, &QLineEdit::textChanged, this, [field, line, this] {
            field->note->setText(line->remark());
            if (line != m_key)
                setProblem(*field, line->problem());
        });
    }
    connect(m_key, &QLineEdit::textChanged, this, [this](const QString &text) {
        const bool pasted = text.size() > m_keyLength + 1;
        m_keyLength = text.size();
        if (m_judged)
            setProblem(m_keyField, keyProblem());
        warnOfDuplicate();
        if (pasted)
            Q_EMIT keyPasted(text);
    });
    connect(m_key, &QLineEdit::editingFinished, this, [this] {
        if (m_key->text().contains("://"_L1))
            Q_EMIT keyPasted(m_key->text()); // typed, or put in piece by piece
    });
    connect(m_show, &QCheckBox::toggled, this, [this](bool show) {
        for (SecretLine *line : {m_key, m_apiPassword, m_proxyUser, m_proxyPassword})
            line->setEchoMode(show ? QLineEdit::Normal : QLineEdit::Password);
    });
    fillModes();
    retranslate();
    suggestName();
}

AccountFields::Field AccountFields::addField(LabelledRows *layout, QWidget *input, QWidget *beside)
{
    Field field;
    field.input = input;
    field.box = new QWidget(layout->parentWidget());
    auto *rows = new QVBoxLayout(field.box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(2);
    if (beside) {
        auto *row = new QHBoxLayout;
        row->addWidget(input);
        row->addWidget(beside, 1);
        rows->addLayout(row);
    } else {
        rows->addWidget(input);
    }
    field.problem = new NoteLabel(NoteLabel::Kind::Problem, field.box);
    rows->addWidget(field.problem);
    field.note = new NoteLabel(NoteLabel::Kind::Information, field.box);
    rows->addWidget(field.note);
    field.label = layout->addField(field.box, input);
    return field;
}

void AccountFields::setAccount(const Account &account, const AccountSecrets *secrets)
{
    m_id = account.id;
    m_name->setText(account.name);
    m_product->setCurrentIndex(m_product->findData(int(account.product)));
    m_linkModes.clear();
    fillModes();
    m_mode->setCurrentIndex(m_mode->findData(int(account.mode)));
    setChannels(*m_channels, account);
    setPrice(*m_price, account);
    setAfterLimit(*m_afterLimit, account);
    m_before = account;
    m_secretsUnread = !secrets;
    if (secrets) {
        m_keyLength = secrets->key.reveal().size(); // so that this is not taken for a paste
        m_key->setSecret(secrets->key);
        m_apiPassword->setSecret(secrets->apiPassword);
        m_proxyUser->setSecret(secrets->proxyUser);
        m_proxyPassword->setSecret(secrets->proxyPassword);
    }
    retranslate();
}

void AccountFields::takeLink(const ExtractionLink &link)
{
    const auto before = Mode(m_mode->currentData().toInt());
    const bool chosen = m_mode->currentIndex() >= 0 && Product(m_product->currentData().toInt()) == link.product;
    m_product->setCurrentIndex(m_product->findData(int(link.product)));
    m_linkModes = link.possibleModes;
    fillModes();
    if (chosen && m_linkModes.contains(before))
        m_mode->setCurrentIndex(m_mode->findData(int(before)));
    m_keyLength = link.key.reveal().size();
    m_key->setSecret(link.key);
    m_keyField.note->setText(QString());
    if (!link.apiPassword.isEmpty())
        m_apiPassword->setSecret(link.apiPassword);
    if (m_mode->currentIndex() < 0)
        m_mode->setFocus(Qt::OtherFocusReason);
}

Account AccountFields::account() const
{
    Account account = m_before;
    account.id = m_id;
    account.name = m_nameInput->taken();
    account.product = Product(m_product->currentData().toInt());
    account.mode = Mode(m_mode->currentData().toInt());
    takePrice(*m_price, account);
    if (m_mode->currentIndex() >= 0 && asksAfterLimit(account.mode))
        takeAfterLimit(*m_afterLimit, account);
    if (m_catalogue.hasChannels(account.product, account.mode))
        takeChannels(*m_channels, account);
    return account;
}

AccountSecrets AccountFields::secrets() const
{
    // Spaces around a password may be part of it; spaces around a key never are.
    return {m_key->secret(), m_apiPassword->secret(), m_proxyUser->secret(), m_proxyPassword->secret()};
}

void AccountFields::forgetSecrets()
{
    for (SecretLine *line : {m_key, m_apiPassword, m_proxyUser, m_proxyPassword})
        line->setText(QString());
}

void AccountFields::suggestName() { m_name->setText(suggestedName()); }

bool AccountFields::showProblems()
{
    m_judged = true;
    setProblem(m_nameField, nameProblem());
    setProblem(m_keyField, keyProblem());
    showPlan();
    for (const Field *field :
         {&m_nameField, &m_modeField, &m_keyField, &m_apiPasswordField, &m_proxyUserField, &m_proxyPasswordField}) {
        if (!field->problem->text().isEmpty()) {
            field->input->setFocus(Qt::OtherFocusReason);
            return false;
        }
    }
    return true;
}

void AccountFields::setShown(const Field &field, bool shown)
{
    field.label->setVisible(shown);
    field.box->setVisible(shown);
}

void AccountFields::setProblem(const Field &field, const QString &text)
{
    field.problem->setText(text);
    field.input->setAccessibleDescription(text.isEmpty() ? field.input->property("help").toString() : text);
}

QString AccountFields::nameProblem() const
{
    const QString name = m_nameInput->taken();
    if (name.isEmpty())
        return tr("Give the key a name to know it by.");
    for (qsizetype row = 0; row < m_accounts.size(); ++row) {
        const Account &other = m_accounts.at(int(row));
        if (other.id != m_id && other.name.compare(name, Qt::CaseInsensitive) == 0)
            return tr("Another key has this name.");
    }
    return {};
}

QString AccountFields::modeProblem() const
{
    return m_mode->currentIndex() < 0 ? tr("Choose the mode that was bought.") : QString();
}

QString AccountFields::keyProblem() const
{
    const QString key = m_key->secret().reveal();
    if (key.isEmpty()) {
        // With nothing entered, the stored secrets are kept; the values of one keychain entry cannot be replaced one by
        // one.
        const bool untouched = secrets() == AccountSecrets{};
        if (m_secretsUnread)
            return untouched ? QString() : tr("Enter the key too: it is kept together with the passwords.");
        return tr("Enter the key.");
    }
    if (key.contains("://"_L1)) {
        const auto link = readExtractionLink(key, m_catalogue);
        return linkProblemText(link ? LinkProblem::NoKey : link.error());
    }
    if (std::any_of(key.begin(), key.end(), [](QChar c) { return c.isSpace() || !c.isPrint(); }))
        return tr("A key contains neither spaces nor line breaks.");
    return {};
}

void AccountFields::warnOfDuplicate()
{
    const Secret key = m_key->secret();
    QString text;
    for (qsizetype row = 0; row < m_accounts.size() && !key.isEmpty(); ++row) {
        const Account &other = m_accounts.at(int(row));
        const AccountSecrets *theirs = m_accounts.secrets(other.id);
        if (other.id != m_id && theirs && theirs->key == key) {
            //: %1 the name of another key
            text = tr("“%1” has the same key. Both share its calls a minute.").arg(other.name);
            break;
        }
    }
    m_duplicate->setText(text);
}

QString AccountFields::suggestedName() const
{
    for (int number = 1;; ++number) {
        //: %1 a number: the name suggested for a new key
        const QString name = tr("Key %1").arg(QLocale().toString(number));
        bool taken = false;
        for (qsizetype row = 0; row < m_accounts.size() && !taken; ++row)
            taken = m_accounts.at(int(row)).name.compare(name, Qt::CaseInsensitive) == 0;
        if (!taken)
            return name;
    }
}

void AccountFields::fillModes()
{
    const QList<Mode> modes
        = m_linkModes.isEmpty() ? m_catalogue.modes(Product(m_product->currentData().toInt())) : m_linkModes;
    m_mode->clear();
    for (const Mode mode : modes)
        m_mode->addItem(modeName(mode), int(mode));
    // Only the operator knows which mode was bought: none is preselected unless there is only one.
    m_mode->setCurrentIndex(modes.size() == 1 ? 0 : -1);
    setShown(m_modeField, modes.size() > 1 || modes.value(0) != Mode::None);
    showPlan();
}

void AccountFields::showPlan()
{
    const bool chosen = m_mode->currentIndex() >= 0;
    m_modeNote->setText(!chosen && !m_judged && m_linkModes.size() > 1
                            ? tr("The link fits these modes. It does not say which was bought.")
                            : QString());
    setProblem(m_modeField, m_judged ? modeProblem() : QString());
    const Account plan = account();
    const Endpoint *limited = chosen ? channelLimited(m_catalogue, plan.product, plan.mode) : nullptr;
    setShown(m_channelsField, limited != nullptr);
    setShown(m_afterLimitField, chosen && asksAfterLimit(plan.mode));
    if (limited)
        m_calls->setText(tr("%1 calls a minute").arg(QLocale().toString(callsPerMinute(*limited, plan.channels))));
}

void AccountFields::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void AccountFields::retranslate()
{
    const auto name = [](const Field &field, const QString &label, const QString &help) {
        field.label->setText(label);
        field.input->setAccessibleName(label);
        field.input->setToolTip(plainToolTip(help));
        field.input->setWhatsThis(plainToolTip(help));
        field.input->setProperty("help", help);
        if (field.problem->text().isEmpty())
            field.input->setAccessibleDescription(help);
    };
    name(m_nameField, tr("Name"), tr("What this program calls the key. The vendor does not see it."));
    name(m_productField, tr("Product"), tr("What was bought."));
    name(m_modeField, tr("Mode"), tr("How the plan hands out IPs. It decides the call limit and what errors mean."));
    name(m_channelsField, tr("Channels"), tr("As many as were bought. The call limit follows from them."));
    name(m_keyField, tr("Key"), tr("As the vendor's console shows it. A whole extraction link can be pasted too."));
    name(m_apiPasswordField, tr("API password"),
         tr("Only where the vendor's console asks for key and password on API calls (pwd)."));
    m_proxyGroup->setTitle(tr("Proxy login"));
    name(m_proxyUserField, tr("User"),
         tr("For connecting through a proxy, where the vendor gave another user than the key."));
    name(m_proxyPasswordField, tr("Password"), tr("For connecting through a proxy, where it is not the API password."));
    name(m_priceField, tr("Price per IP"), tr("What one IP costs, in your currency. For the sums only."));
    name(m_afterLimitField, tr("After the extraction limit"),
         tr("What Keep filled does when the vendor answers EXTRACT_LIMIT_EXCEEDED. When the limit ends depends on what "
            "was bought. Not set: it tries again every five minutes."));
    nameAfterLimits(*m_afterLimit);
    m_price->setSpecialValueText(channelsNotEnteredText());
    m_channels->setSpecialValueText(channelsNotEnteredText());
    m_mode->setPlaceholderText(tr("Choose…"));
    m_key->setPlaceholderText(m_secretsUnread ? tr("unchanged if left empty") : QString());
    m_apiPassword->setPlaceholderText(tr("only if the vendor asks for it"));
    m_proxyUser->setPlaceholderText(tr("same as the key"));
    m_proxyPassword->setPlaceholderText(tr("same as the API password"));
    m_show->setText(tr("Show secrets"));
    for (int i = 0; i < m_product->count(); ++i)
        m_product->setItemText(i, productName(Product(m_product->itemData(i).toInt())));
    for (int i = 0; i < m_mode->count(); ++i)
        m_mode->setItemText(i, modeName(Mode(m_mode->itemData(i).toInt())));
    showPlan();
    warnOfDuplicate();
    if (m_judged) {
        setProblem(m_nameField, nameProblem());
        setProblem(m_keyField, keyProblem());
    }
}

} // namespace proxydeck

#include "moc_account_fields.cpp"
