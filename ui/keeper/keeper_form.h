// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/area.h"
#include "keepers/keeper_status.h"
#include "ui/areas/area_help.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace proxydeck {

class AreaPicker;
class NoteLabel;
class NumberSlider;

/// What is wanted of one key: how many, with how much time left, how, from where, and within which budget. Says at once
/// what that costs, what something else would cost, and at its field why it is not possible. Nothing takes effect
/// before whoever shows it takes terms().
class KeeperForm final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        std::function<KeeperPrice(const KeeperTerms &)> price;
        std::function<KeeperProblem(const KeeperTerms &)> problem;
        AreaHelp areas = {}; ///< without it, areas cannot be chosen
    };
    explicit KeeperForm(const Parts &parts, QWidget *parent = nullptr);

    /// \a scope: of the key's areas; nothing: its extraction has none. \a channels: that were bought; 0: not known.
    void setTerms(const KeeperTerms &terms, std::optional<AreaScope> scope, int channels);
    /// In the fields only: as if the operator had entered them.
    void showTerms(const KeeperTerms &terms);
    KeeperTerms terms() const;
    /// Whether terms() are others than those that were set.
    bool isEdited() const { return terms() != m_set; }
    /// Prices and problems are asked for again.
    void refresh();
    /// Where a problem can be mended: the budget, if it is missing.
    void focusProblem();
    void retranslate();

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void onEdited();
    void showAreas();
    void pickAreas();
    void propose();
    NoteLabel &noteOf(KeeperProblem problem);

    Parts m_parts;
    KeeperTerms m_set;
    QStringList m_areaCodes;
    QPointer<AreaPicker> m_picker;
    std::optional<AreaScope> m_scope;
    KeeperPrice m_price;
    KeeperProblem m_problem = KeeperProblem::None;

    NumberSlider *m_keep;
    NumberSlider *m_left;
    QComboBox *m_manner;
    QCheckBox *m_checked;
    QCheckBox *m_exit;
    QPushButton *m_pick;
    QSpinBox *m_perHour;
    QSpinBox *m_perDay;
    QPushButton *m_propose;
    QLabel *m_priceText;
    NoteLabel *m_keepNote;
    NoteLabel *m_leftNote;
    NoteLabel *m_budgetNote;
    NoteLabel *m_note;
    QLabel *m_keepLabel = nullptr;
    QLabel *m_leftLabel = nullptr;
    QLabel *m_mannerLabel = nullptr;
    QLabel *m_countLabel = nullptr;
    QLabel *m_areaLabel = nullptr;
    QLabel *m_budgetLabel = nullptr;
};

} // namespace proxydeck
